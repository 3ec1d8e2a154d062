import { setTimeout } from 'node:timers/promises';
import { type Subgraph, startSubgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { composeSupergraph } from '../../../../gateway/src/index.ts';

const sdl = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://weedhounds.example/specs/cacheControl/v0.1", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  directive @cacheControl(maxAge: Int, scope: cacheControl__Scope) on FIELD_DEFINITION | OBJECT
  enum cacheControl__Scope { PUBLIC PRIVATE }
  type Query { counter(id: ID!): Counter @cacheControl(maxAge: 3600) }
  type Mutation { raise(id: ID!): Counter }
  type Counter @key(fields: "id") @cacheControl(maxAge: 3600) { id: ID! count: Int }
`;

/** A subgraph of counters, over HTTP. */
export interface Counters {
  supergraphSdl: string;
  /** As they stand, by id; 0 where there is none. */
  counts: Map<string, number>;
  /** Queries that came, mutations aside. */
  asked: number;
  close(): Promise<void>;
}

/** @param waitMs milliseconds before and after a counter is read, drawn each time */
export async function startCounters(waitMs: () => number): Promise<Counters> {
  const counters = { counts: new Map<string, number>(), asked: 0 };
  const countOf = (id: string) => counters.counts.get(id) ?? 0;
  async function read({ id }: { id: string }) {
    counters.asked++;
    await setTimeout(waitMs());
    const count = countOf(id);
    await setTimeout(waitMs());
    return { id, count };
  }
  const subgraph: Subgraph = await startSubgraph({
    name: 'counters',
    version: '1.0.0',
    typeDefs: sdl,
    resolvers: {
      Query: { counter: (_root: unknown, given: { id: string }) => read(given) },
      Mutation: {
        raise(_root: unknown, { id }: { id: string }) {
          counters.counts.set(id, countOf(id) + 1);
          return { id, count: countOf(id) };
        },
      },
      Counter: { __resolveReference: read },
    },
    secrets: testSecrets,
    createContext: () => ({}),
    host: '127.0.0.1',
    port: 0,
  });
  const composition = composeSupergraph([{ name: 'counters', url: `${subgraph.endpoint.url}/graphql`, sdl }]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return Object.assign(counters, { supergraphSdl: composition.supergraphSdl, close: () => subgraph.close() });
}
