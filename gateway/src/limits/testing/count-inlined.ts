import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** A selection set with every fragment written out where it is spread. */
export interface Inlined {
  fields: {
    field: FieldNode;
    /** Fragments around the field within this selection set. */
    around: number;
    inner: Inlined | undefined;
  }[];
  /** Directives of its selections, and of the definitions of the fragments that it spreads. */
  directives: number;
}

/** Writes out a selection set by brute force: a fragment is read again each time it is spread. */
export function inline(document: DocumentNode, set: SelectionSetNode, around = 0): Inlined {
  const all: Inlined = { fields: [], directives: 0 };
  for (const selection of set.selections) {
    all.directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.FIELD) {
      const inner = selection.selectionSet && inline(document, selection.selectionSet);
      all.fields.push({ field: selection, around, inner });
      continue;
    }
    const { set: spread, directives } = setOf(document, selection);
    const written = inline(document, spread, around + 1);
    all.fields.push(...written.fields);
    all.directives += directives + written.directives;
  }
  return all;
}

function setOf(document: DocumentNode, selection: Exclude<SelectionNode, FieldNode>) {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { set: selection.selectionSet, directives: 0 };
  const fragment = document.definitions.find(
    (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
  );
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new TypeError(`No fragment is named ${selection.name.value}.`);
  return { set: fragment.selectionSet, directives: fragment.directives?.length ?? 0 };
}

/** What `measureDocument` says, counted one by one on an operation that is written out. */
export function countInlined(root: Inlined) {
  return {
    fields: sum(root, () => 1),
    aliases: sum(root, ({ alias }) => (alias ? 1 : 0)),
    directives: sumDirectives(root),
    breadth: widest(root),
    rootFields: root.fields.length,
    depth: depthOf(root, ({ name }) => !isMeta(name.value)),
    introspectionDepth: depthOf(root, ({ name }) => isMeta(name.value)),
    fragmentDepth: fragmentDepthOf(root),
  };
}

const isMeta = (name: string) => ['__schema', '__type'].includes(name);

function sum(set: Inlined, count: (field: FieldNode) => number): number {
  return set.fields.reduce((total, { field, inner }) => total + count(field) + (inner ? sum(inner, count) : 0), 0);
}

function sumDirectives(set: Inlined): number {
  return set.fields.reduce((total, { inner }) => total + (inner ? sumDirectives(inner) : 0), set.directives);
}

function widest(set: Inlined): number {
  return Math.max(set.fields.length, ...set.fields.map(({ inner }) => (inner ? widest(inner) : 0)));
}

function depthOf(set: Inlined, counts: (field: FieldNode) => boolean = () => true): number {
  const counted = set.fields.filter(({ field }) => counts(field));
  return Math.max(0, ...counted.map(({ inner }) => 1 + (inner ? depthOf(inner) : 0)));
}

function fragmentDepthOf(set: Inlined): number {
  return Math.max(...set.fields.map(({ around, inner }) => around + (inner ? fragmentDepthOf(inner) : 0)));
}
