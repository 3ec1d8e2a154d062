import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { composeSupergraph } from '../../../../gateway/src/index.ts';

const sdl = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://weedhounds.example/specs/cacheControl/v0.1", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  directive @cacheControl(maxAge: Int, scope: cacheControl__Scope) on FIELD_DEFINITION | OBJECT
  enum cacheControl__Scope { PUBLIC PRIVATE }
  type Query { lamps(first: Int!, page: Int!): [Lamp!] @cacheControl(maxAge: 3600) }
  type Lamp @key(fields: "id") @cacheControl(maxAge: 3600) { id: ID! name: String text: String }
`;

/** What is asked: a page of lamps. */
export const lampsQuery = 'query ($first: Int!, $page: Int!) { lamps(first: $first, page: $page) { id name text } }';

/** Lamps in an answer of about 1 KB, and of about 88 KB. */
export const sizes = { small: 10, large: 1_000 } as const;

/** Milliseconds that the subgraph takes for an answer, beside what it does. */
const answerMs = 5;

/** A subgraph whose headers let everybody keep its answers, as Apollo Server's plugin wants it. */
export interface Lamps {
  supergraphSdl: string;
  close(): void;
}

export async function startLamps(): Promise<Lamps> {
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: {
      Query: {
        lamps: (_root: unknown, { first, page }: { first: number; page: number }) =>
          Array.from({ length: first }, (_, index) => ({ id: `${page}-${index}` })),
      },
      Lamp: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }) => `Lamp ${id}`,
        text: ({ id }: { id: string }) => `${'It shines. '.repeat(3)}${id}`,
      },
    },
  });
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await text(request));
    const result = await execute({ schema, document: parse(query), variableValues: variables });
    await setTimeout(answerMs);
    const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' };
    response.writeHead(200, headers).end(JSON.stringify(result));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const composition = composeSupergraph([{ name: 'lamps', url, sdl }]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return { supergraphSdl: composition.supergraphSdl, close: () => void server.close().closeAllConnections() };
}
