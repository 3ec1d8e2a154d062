import { callHeader, createCallSigner } from '@weedhounds/gateway-call';
import type { SubgraphName } from '@weedhounds/subgraph';
import { adultInColorado, testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

/** A root field and an entity of each subgraph. */
const owned: Record<SubgraphName, { field: string; entity: string }> = {
  dispensary: { field: 'dispensaries(first: 1) { nodes { id } }', entity: 'Dispensary' },
  menu: { field: 'searchMenuItems(first: 1) { nodes { id } }', entity: 'Menu' },
  strain: { field: 'strains(first: 1) { nodes { id } }', entity: 'Strain' },
  network: { field: 'network { observedAt }', entity: 'Strain' },
};
const names = Object.keys(owned) as SubgraphName[];

const operations = (name: SubgraphName) => [
  ['the SDL', '{ _service { sdl } }'],
  [
    'entities',
    `{ _entities(representations: [{ __typename: "${owned[name].entity}", id: "1", ref: "1" }]) { __typename } }`,
  ],
  ['a root field', `{ ${owned[name].field} }`],
];

const sign = createCallSigner(testSecrets);
const signLongAgo = createCallSigner(testSecrets, () => Date.now() - 60_000);

/** What a call may carry that does not come from the gateway, or came from it for something else. */
const headers: Readonly<Record<string, (name: SubgraphName) => Record<string, string>>> = {
  'no header': () => ({}),
  'an expired one': (name) => ({ [callHeader]: signLongAgo({ subgraph: name, policyClass: adultInColorado }) }),
  "another subgraph's": (name) => ({
    [callHeader]: sign({ subgraph: name === 'menu' ? 'strain' : 'menu', policyClass: adultInColorado }),
  }),
};

const methods: Readonly<
  Record<string, (url: string, query: string, own: Record<string, string>) => Promise<Response>>
> = {
  POST: (url, query, own) =>
    fetch(url, {
      method: 'POST',
      headers: { ...own, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    }),
  GET: (url, query, own) =>
    fetch(`${url}?${new URLSearchParams({ query })}`, { headers: { ...own, 'apollo-require-preflight': 'true' } }),
};

const directly = names.flatMap((name) =>
  operations(name).flatMap(([what, query = '']) =>
    Object.keys(headers).flatMap((header) =>
      Object.keys(methods).map((method) => ({ name, what, query, header, method })),
    ),
  ),
);

describe('asked directly,', () => {
  it.each(directly)('$name refuses $what by $method with $header', async ({ name, query, header, method }) => {
    const response = await methods[method]?.(graph.subgraphUrls[name], query, headers[header]?.(name) ?? {});
    expect([response?.status, await response?.json()]).toEqual([
      401,
      { errors: [{ message: expect.stringContaining(callHeader), extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  it.each(names)('%s answers a call that is signed for it now', async (name) => {
    const own = { [callHeader]: sign({ subgraph: name, policyClass: adultInColorado }) };
    const response = await methods.POST?.(graph.subgraphUrls[name], '{ _service { sdl } }', own);
    expect([response?.status, await response?.json()]).toEqual([
      200,
      { data: { _service: { sdl: expect.stringContaining('type Query') } } },
    ]);
  });
});

it('answers what all four know through the gateway', async () => {
  const { data: found } = await ask(graph.url, '{ strains(first: 1) { nodes { id name } } }');
  const [strain] = (found as { strains: { nodes: { id: string; name: string }[] } }).strains.nodes;
  const answer = await ask(
    graph.url,
    `query ($id: ID!) {
      dispensary(slug: "the-imaginary-leaf-co") { name menu { items(first: 1, sort: PRICE_PER_GRAM) { nodes { name strain { name } } } } }
      node(id: $id) { id ... on Strain { name } }
    }`,
    { id: strain?.id },
  );
  expect(answer).toEqual({
    status: 200,
    data: {
      dispensary: {
        name: 'The Imaginary Leaf',
        menu: { items: { nodes: [{ name: expect.any(String), strain: { name: expect.any(String) } }] } },
      },
      node: strain,
    },
    errors: [],
  });
});

it('passes no question for a SDL on', async () => {
  const { data, errors } = await ask(graph.url, '{ _service { sdl } }');
  expect([data, errors.map(({ extensions }) => extensions?.code)]).toEqual([undefined, ['GRAPHQL_VALIDATION_FAILED']]);
});
