import { Kind, type SelectionSetNode } from 'graphql';

/** What a selection set holds, every fragment counted in each place where it is spread. */
export interface SelectionMeasure {
  /** Fields, at all levels. */
  fields: number;
  /** Fields at the first level. */
  breadth: number;
  /** The largest breadth at any level. */
  widest: number;
  /** Levels of fields, those at and below `__schema` and `__type` of the first level left out. */
  depth: number;
  /** Levels of fields at and below `__schema` and `__type` of the first level; 0 without them. */
  metaDepth: number;
  /** Fragments, named or inline, within one another. */
  fragmentDepth: number;
  aliases: number;
  directives: number;
}

/** What counts for a spread of a fragment that the document does not define: as one field, so that none are free. */
const undefinedFragment: SelectionMeasure = {
  fields: 1,
  breadth: 1,
  widest: 1,
  depth: 1,
  metaDepth: 0,
  fragmentDepth: 0,
  aliases: 0,
  directives: 0,
};

/**
 * Measures a selection set in time linear in its text.
 *
 * @param fragments the measures of the fragments it spreads, directives of their definitions included
 */
export function measureSelections(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionMeasure>,
): SelectionMeasure {
  const sum: SelectionMeasure = { ...undefinedFragment, fields: 0, breadth: 0, widest: 0, depth: 0 };
  for (const selection of set.selections) {
    sum.directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.FIELD) {
      const inner = selection.selectionSet && measureSelections(selection.selectionSet, fragments);
      addField(sum, inner, isMetaField(selection.name.value));
      if (selection.alias) sum.aliases += 1;
    } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      addFragment(sum, fragments.get(selection.name.value) ?? undefinedFragment);
    } else {
      addFragment(sum, measureSelections(selection.selectionSet, fragments));
    }
  }
  sum.widest = Math.max(sum.widest, sum.breadth);
  return sum;
}

function addField(sum: SelectionMeasure, inner: SelectionMeasure | undefined, isMeta: boolean): void {
  const depth = 1 + Math.max(inner?.depth ?? 0, inner?.metaDepth ?? 0);
  if (isMeta) sum.metaDepth = Math.max(sum.metaDepth, depth);
  else sum.depth = Math.max(sum.depth, depth);
  sum.breadth += 1;
  sum.fields += 1 + (inner?.fields ?? 0);
  sum.widest = Math.max(sum.widest, inner?.widest ?? 0);
  sum.fragmentDepth = Math.max(sum.fragmentDepth, inner?.fragmentDepth ?? 0);
  sum.aliases += inner?.aliases ?? 0;
  sum.directives += inner?.directives ?? 0;
}

function addFragment(sum: SelectionMeasure, fragment: SelectionMeasure): void {
  sum.fields += fragment.fields;
  sum.breadth += fragment.breadth;
  sum.widest = Math.max(sum.widest, fragment.widest);
  sum.depth = Math.max(sum.depth, fragment.depth);
  sum.metaDepth = Math.max(sum.metaDepth, fragment.metaDepth);
  sum.fragmentDepth = Math.max(sum.fragmentDepth, fragment.fragmentDepth + 1);
  sum.aliases += fragment.aliases;
  sum.directives += fragment.directives;
}

/** By the field's own name: an alias makes no meta field. */
function isMetaField(name: string): boolean {
  return name === '__schema' || name === '__type';
}
