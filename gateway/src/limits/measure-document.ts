import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { measureSelections, type SelectionMeasure } from './measure-selections.ts';
import { orderFragments } from './order-fragments.ts';
import { spreadsOf } from './spreads-of.ts';

/** What a document holds. Of several operations the largest counts, except for `fields`. */
export interface DocumentMeasure {
  operations: number;
  fragments: number;
  /** Fields of all operations together. */
  fields: number;
  depth: number;
  /** Levels from `__schema` and `__type` on, at the root of queries only; 0 without them. */
  introspectionDepth: number;
  breadth: number;
  rootFields: number;
  aliases: number;
  directives: number;
  fragmentDepth: number;
}

export type MeasuredDocument =
  | { kind: 'measured'; measure: DocumentMeasure }
  | { kind: 'cycle'; fragment: FragmentDefinitionNode; through: string };

/**
 * Measures a document that need not be valid, in time linear in its text: each fragment is measured once and counted wherever
 * it is spread. A fragment that is spread nowhere counts like an operation: validation reads it too.
 */
export function measureDocument(document: DocumentNode): MeasuredDocument {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  // Of several with one name the last is meant, as in validation.
  const named = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const order = orderFragments(named);
  if (order.kind === 'cycle') return order;

  const measures = new Map<string, SelectionMeasure>();
  for (const fragment of order.fragments) measures.set(fragment.name.value, measureFragment(fragment, measures));
  const spread = spreadsOf(...[...operations, ...fragments].map(({ selectionSet }) => selectionSet));
  const unspread = fragments.filter(
    ({ name }, index) => !spread.has(name.value) || named.get(name.value) !== fragments[index],
  );
  const asked = operations.map((operation) => measureOperation(operation, measures));
  const all = [...asked, ...unspread.map((fragment) => withoutExemption(measureFragment(fragment, measures)))];
  return {
    kind: 'measured',
    measure: {
      operations: operations.length,
      fragments: fragments.length,
      fields: all.reduce((sum, { fields }) => sum + fields, 0),
      depth: largest(all, 'depth'),
      introspectionDepth: largest(all, 'metaDepth'),
      breadth: largest(all, 'widest'),
      rootFields: largest(asked, 'breadth'),
      aliases: largest(all, 'aliases'),
      directives: largest(all, 'directives'),
      fragmentDepth: largest(all, 'fragmentDepth'),
    },
  };
}

function measureOperation(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, SelectionMeasure>) {
  const { directives = [], variableDefinitions = [], selectionSet } = operation;
  const measure = measureSelections(selectionSet, fragments);
  const own = directives.length + variableDefinitions.reduce((sum, { directives = [] }) => sum + directives.length, 0);
  const whole = { ...measure, directives: measure.directives + own };
  return operation.operation === OperationTypeNode.QUERY ? whole : withoutExemption(whole);
}

function measureFragment(fragment: FragmentDefinitionNode, fragments: ReadonlyMap<string, SelectionMeasure>) {
  const measure = measureSelections(fragment.selectionSet, fragments);
  return { ...measure, directives: measure.directives + (fragment.directives?.length ?? 0) };
}

/** Where no meta field can stand, what is named like one is a field like any other. */
function withoutExemption(measure: SelectionMeasure): SelectionMeasure {
  return { ...measure, depth: Math.max(measure.depth, measure.metaDepth), metaDepth: 0 };
}

function largest(measures: readonly SelectionMeasure[], count: keyof SelectionMeasure): number {
  return measures.reduce((most, measure) => Math.max(most, measure[count]), 0);
}
