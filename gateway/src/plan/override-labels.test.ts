import { afterEach, expect, it } from 'vitest';
import { createPlanner, type Planner } from './create-planner.ts';
import { askStock, composeLocal, type LocalSubgraphs } from './testing/in-process-graph.ts';

const known = { __resolveReference: (product: object) => product };

/** Stock moves from `old` to `new` once a label is on, prices once a hundredth is. */
const shop: LocalSubgraphs = {
  old: {
    sdl: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! stock: String price: String }',
    resolvers: {
      Query: { product: () => ({ id: '1' }) },
      Product: { ...known, stock: () => 'old', price: () => 'old' },
    },
  },
  new: {
    sdl: `type Product @key(fields: "id") {
      id: ID!
      stock: String @override(from: "old", label: "new-stock")
      price: String @override(from: "old", label: "percent(1)")
    }`,
    resolvers: { Product: { ...known, stock: () => 'new', price: () => 'new' } },
  },
};
const supergraphSdl = composeLocal(shop);
const query = '{ product { stock price } }';

const open: Planner[] = [];
afterEach(async () => {
  for (const planner of open.splice(0)) await planner.close();
});

it.each([
  [[], { stock: 'old', price: 'old' }],
  [['new-stock'], { stock: 'new', price: 'old' }],
  [['percent(1)'], { stock: 'old', price: 'new' }],
  [['new-stock', 'percent(1)', 'unknown'], { stock: 'new', price: 'new' }],
])('takes each field from where it is with the labels %j', async (overrideLabels, product) => {
  const planner = createPlanner({ supergraphSdl, deadlineMs: 30_000, overrideLabels });
  open.push(planner);
  const plan = await planner.plan(query);
  expect(await askStock({ subgraphs: shop, query, plan })).toEqual({ data: { product } });
});
