import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { SubgraphCaller } from './create-sharing-layer.ts';
import type { FetchSpec } from './fetch-layer.ts';
import { type Answer, readAnswerText } from './read-answer.ts';
import { toEntitiesAnswer, toRootAnswer } from './to-answers.ts';
import { withRepresentations } from './with-representations.ts';

/** One call of a subgraph. */
export interface LocalCall {
  subgraph: string;
  query: string;
  variables: Readonly<Record<string, unknown>>;
}

export interface LocalCalls {
  /** The calls that were made, in order. */
  calls: LocalCall[];
}

export interface LocalCallerOptions {
  /** By subgraph name. */
  schemas: Readonly<Record<string, GraphQLSchema>>;
  /** What resolvers get as their context. Default: nothing. */
  contextValue?: unknown;
}

type Execute = (variables: LocalCall['variables']) => unknown;

const knownDocuments = 1_000;

/**
 * Calls subgraphs whose schemas are in this process, by graphql-js: as over HTTP, operations are validated and answers pass through
 * JSON. Nothing is signed, and what nobody waits for any more runs to its end.
 */
export function createLocalCaller({ schemas, contextValue }: LocalCallerOptions): SubgraphCaller & LocalCalls {
  const calls: LocalCall[] = [];
  const documents = new LRUCache<string, Execute>({ max: knownDocuments });

  function prepare({ subgraph, query }: FetchSpec): Execute {
    const schema = schemas[subgraph];
    if (!schema) throw new TypeError(`Every subgraph that is asked must have a schema; ${subgraph} has none.`);
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    if (errors.length > 0) return () => ({ errors });
    return (variableValues) => execute({ schema, document, contextValue, variableValues });
  }

  async function call(fetch: FetchSpec, variables: string): Promise<Answer> {
    const { subgraph, query } = fetch;
    const key = `${subgraph} ${query}`;
    const run = documents.get(key) ?? prepare(fetch);
    documents.set(key, run);
    const values = JSON.parse(variables) as LocalCall['variables'];
    calls.push({ subgraph, query, variables: values });
    return readAnswerText(JSON.stringify(await run(values)));
  }

  return {
    calls,
    callRoot: async (fetch, variables) => toRootAnswer(await call(fetch, variables), fetch),
    callEntities: async (fetch, representations, variables) =>
      toEntitiesAnswer(await call(fetch, withRepresentations(variables, representations)), fetch, representations),
    async close() {},
  };
}
