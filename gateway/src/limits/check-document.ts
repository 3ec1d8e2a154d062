import { catalogue } from '@weedhounds/errors';
import { type DocumentNode, type FragmentDefinitionNode, GraphQLError } from 'graphql';
import type { LimitSettings } from './limit-settings.ts';
import { type DocumentMeasure, measureDocument } from './measure-document.ts';
import { type PageSize, readInputs } from './read-inputs.ts';
import { refuseLimit } from './refuse-limit.ts';

/** What of a document each limit is about, in the order in which they are checked. */
const measured: [keyof LimitSettings, keyof DocumentMeasure][] = [
  ['OPERATION_LIMIT', 'operations'],
  ['FRAGMENT_LIMIT', 'fragments'],
  ['FRAGMENT_DEPTH_LIMIT', 'fragmentDepth'],
  ['ROOT_FIELD_LIMIT', 'rootFields'],
  ['BREADTH_LIMIT', 'breadth'],
  ['DEPTH_LIMIT', 'depth'],
  ['INTROSPECTION_DEPTH_LIMIT', 'introspectionDepth'],
  ['ALIAS_LIMIT', 'aliases'],
  ['DIRECTIVE_LIMIT', 'directives'],
  ['FIELD_LIMIT', 'fields'],
];

/** A document that is refused whatever its variables are, or what remains to be checked with them. */
export type DocumentVerdict = { kind: 'refused'; error: GraphQLError } | { kind: 'passed'; pages: readonly PageSize[] };

/** Holds a document, valid or not, against the limits: the first that is passed refuses it. Linear in its text. */
export function checkDocument(document: DocumentNode, limits: LimitSettings): DocumentVerdict {
  const refused = (error: GraphQLError): DocumentVerdict => ({ kind: 'refused', error });
  const result = measureDocument(document);
  if (result.kind === 'cycle') return refused(refuseCycle(result.fragment, result.through));
  for (const [limit, count] of measured) {
    if (result.measure[count] > limits[limit]) return refused(refuseLimit(limits, limit, result.measure[count]));
  }
  const { depth, entries, pages } = readInputs(document);
  if (depth > limits.INPUT_DEPTH_LIMIT) return refused(refuseLimit(limits, 'INPUT_DEPTH_LIMIT', depth));
  if (entries > limits.LIST_LIMIT) return refused(refuseLimit(limits, 'LIST_LIMIT', entries));
  return { kind: 'passed', pages };
}

function refuseCycle(fragment: FragmentDefinitionNode, through: string): GraphQLError {
  const name = fragment.name.value;
  const way = through === name ? '' : `, by way of "${through}"`;
  const { status } = catalogue.GRAPHQL_VALIDATION_FAILED;
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', http: { status } };
  return new GraphQLError(`The fragment "${name}" contains itself${way}.`, { nodes: [fragment], extensions });
}
