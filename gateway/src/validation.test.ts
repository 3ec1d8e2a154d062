import { type Subgraph, startSubgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeSupergraph } from './load/compose-supergraph.ts';
import { type Gateway, startGateway } from './start-gateway.ts';
import { postGraphQL } from './testing/post-graphql.ts';

const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Percent
  input Range { min: Percent }
  type Query { strength(atLeast: Percent, range: Range): Percent  lost: Thing  found: Thing }
  type Thing @key(fields: "id") { id: ID! }
`;
const more = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { ready: Boolean }
  type Thing @key(fields: "id") { id: ID!  name: String! }
`;

let subgraphs: Subgraph[];
let gateway: Gateway;
let asked = 0;

beforeAll(async () => {
  const listen = { version: '0.0.0', createContext: () => ({}), secrets: testSecrets, host: '127.0.0.1', port: 0 };
  const strength = (_: unknown, { atLeast }: { atLeast?: number }) => {
    asked += 1;
    return atLeast ?? 20;
  };
  subgraphs = [
    await startSubgraph({
      name: 'one',
      typeDefs,
      resolvers: { Query: { strength, lost: () => ({ id: 'lost' }), found: () => ({ id: 'found' }) } },
      ...listen,
    }),
    await startSubgraph({
      name: 'two',
      typeDefs: more,
      resolvers: {
        Query: { ready: () => true },
        Thing: { __resolveReference: ({ id }: { id: string }) => (id === 'found' ? { id, name: 'Lamp' } : null) },
      },
      ...listen,
    }),
  ];
  const sdl = [typeDefs, more];
  const composition = composeSupergraph(
    subgraphs.map(({ name, endpoint }, index) => ({ name, url: `${endpoint.url}/graphql`, sdl: sdl[index] ?? '' })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  gateway = await startGateway({
    supergraphSdl: composition.supergraphSdl,
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
  });
});

afterAll(async () => {
  await gateway?.close();
  for (const subgraph of subgraphs ?? []) await subgraph.close();
});

it.each([
  ['a literal', '{ strength(atLeast: 140) }', {}],
  ['a literal within an input', '{ strength(range: { min: 140 }) }', {}],
  ['a variable', 'query ($least: Percent) { strength(atLeast: $least) }', { least: 140 }],
  ['a variable within an input', 'query ($range: Range) { strength(range: $range) }', { range: { min: 140 } }],
])('refuses %s that a scalar does not take, and asks no subgraph', async (_, query, variables) => {
  asked = 0;
  const { status, body } = await postGraphQL(gateway.url, { query, variables });
  expect({ status, asked }).toEqual({ status: 400, asked: 0 });
  expect(body).toMatchObject({
    errors: [{ message: expect.stringContaining('got 140'), extensions: { code: 'BAD_USER_INPUT' } }],
  });
  expect(body).not.toHaveProperty('data');
});

it('passes what scalars take, and what subgraphs answer', async () => {
  const query = 'query ($least: Percent) { strength(atLeast: $least)  other: strength(atLeast: 12.5) }';
  const { status, body } = await postGraphQL(gateway.url, { query, variables: { least: 100 } });
  expect({ status, body }).toEqual({ status: 200, body: { data: { strength: 100, other: 12.5 } } });
});

it('answers null, and no more, for a reference to what no subgraph knows', async () => {
  const { body } = await postGraphQL(gateway.url, { query: '{ lost { name } found { name } }' });
  expect(body).toEqual({ data: { lost: null, found: { name: 'Lamp' } }, extensions: { cost: expect.anything() } });
});
