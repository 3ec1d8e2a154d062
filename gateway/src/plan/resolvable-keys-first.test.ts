import { Supergraph } from '@apollo/federation-internals';
import { afterEach, expect, it } from 'vitest';
import { createPlanner, type Planner } from './create-planner.ts';
import { resolvableKeysFirst } from './resolvable-keys-first.ts';
import { askStock, composeLocal, type LocalSubgraphs } from './testing/in-process-graph.ts';
import { postsGraph } from './testing/posts-graph.ts';

/** `costs` knows products by their SKU only, and says so of its first key. */
const shop: LocalSubgraphs = {
  costs: {
    sdl: `
      type Query { product: Product }
      type Product @key(fields: "id", resolvable: false) @key(fields: "sku") {
        id: ID! sku: ID! price: Int @external cost: Int @requires(fields: "price")
      }`,
    resolvers: {
      Query: { product: () => ({ id: '1', sku: 'lamp' }) },
      Product: {
        __resolveReference: ({ sku, price }: { sku?: string; price: number }) =>
          sku === undefined ? null : { sku, price },
        cost: ({ price }: { price: number }) => price * 2,
      },
    },
  },
  prices: {
    sdl: 'type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: ID! price: Int }',
    resolvers: { Product: { __resolveReference: (product: object) => product, price: () => 3 } },
  },
};
const query = '{ product { cost } }';

const open: Planner[] = [];
afterEach(async () => {
  for (const planner of open.splice(0)) await planner.close();
});

it('stock asks a subgraph by a key that it does not resolve', async () => {
  expect(await askStock({ subgraphs: shop, query })).toEqual({ data: { product: { cost: null } } });
});

it('the planner asks each subgraph by a key that it resolves', async () => {
  const planner = createPlanner({ supergraphSdl: composeLocal(shop), deadlineMs: 30_000 });
  open.push(planner);
  const plan = await planner.plan(query);
  expect(await askStock({ subgraphs: shop, query, plan })).toEqual({ data: { product: { cost: 6 } } });
});

it('moves the keys that are not resolved behind the others, and changes nothing else', () => {
  const sdl = composeLocal(shop);
  const moved = resolvableKeysFirst(sdl);
  const keysOf = (text: string) => [...text.matchAll(/@join__type\(graph: COSTS, key: "(\w+)"/g)].map(([, key]) => key);
  expect([keysOf(sdl), keysOf(moved)]).toEqual([
    ['id', 'sku'],
    ['sku', 'id'],
  ]);
  const sorted = (text: string) => Supergraph.build(text).schema.toString().split(/\s+/).sort();
  expect(sorted(moved)).toEqual(sorted(sdl));
  expect(resolvableKeysFirst(moved)).toBe(moved);
});

it('leaves a supergraph alone whose keys are in order', () => {
  const sdl = composeLocal(postsGraph);
  expect(resolvableKeysFirst(sdl)).toBe(sdl);
});

it('takes a key for what it says of itself, of interfaces too', () => {
  const sdl = (...keys: string[]) => `interface Node ${keys.join(' ')} {\n  id: ID\n}`;
  const [yes, no, unsaid] = [', resolvable: true', ', resolvable: false', ''].map(
    (said) => `@join__type(graph: A, key: "id"${said})`,
  ) as [string, string, string];
  expect(resolvableKeysFirst(sdl(yes, unsaid, no))).toBe(sdl(yes, unsaid, no));
  expect(resolvableKeysFirst(sdl(no, unsaid, no, yes))).toBe(sdl(unsaid, yes, no, no));
});
