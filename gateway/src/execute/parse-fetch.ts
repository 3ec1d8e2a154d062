import type { FetchNode } from '@apollo/query-planner';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';

export interface ParsedFetch {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

const parsed = new WeakMap<FetchNode, ParsedFetch>();

/** The operation that a plan's fetch asks, parsed once. */
export function parseFetch(fetch: FetchNode): ParsedFetch {
  let known = parsed.get(fetch);
  if (!known) {
    const document = parse(fetch.operation, { noLocation: true });
    const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (!operation) throw new TypeError(`A fetch must hold an operation; got ${fetch.operation}.`);
    known = { document, operation };
    parsed.set(fetch, known);
  }
  return known;
}
