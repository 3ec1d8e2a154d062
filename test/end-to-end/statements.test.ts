import { ItemsWithStrainsDocument } from '@weedhounds/client';
import { countStatements } from '@weedhounds/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

let graph: TestGraph;

beforeAll(async () => {
  // What is kept is not asked of any database.
  graph = await startTestGraph({ env: { CACHE: 'off' } });
});
afterAll(() => graph?.close());

async function findShopWithMenu(): Promise<string> {
  const { data } = await ask(
    graph.url,
    '{ dispensaries(filter: { jurisdiction: "CO" }, first: 1) { nodes { slug menu { itemCount } } } }',
  );
  const [shop] = JSON.parse(JSON.stringify(data)).dispensaries.nodes;
  expect(shop.menu.itemCount).toBeGreaterThanOrEqual(50);
  return shop.slug;
}

it('runs as many SQL statements for a page of 50 items, their strains, shops and profiles, as for one of 5', async () => {
  const slug = await findShopWithMenu();
  const { dispensary, menu, strain } = graph.stores;
  const counters = { dispensary, menu, strain };
  const counted = Object.entries(counters).map(([name, { client }]) => ({ name, counter: countStatements(client) }));
  const statementsOf = async (first: number) => {
    for (const { counter } of counted) counter.reset();
    const { data, errors } = await graph.client.execute(ItemsWithStrainsDocument, { slug, first, after: null });
    expect(errors).toEqual([]);
    expect(data?.dispensary?.menu?.items.nodes).toHaveLength(first);
    return Object.fromEntries(counted.map(({ name, counter }) => [name, counter.count()]));
  };
  await statementsOf(1);
  const five = await statementsOf(5);
  const fifty = await statementsOf(50);
  expect(fifty).toEqual(five);
  expect(Object.values(five).every((count) => count > 0 && count < 20)).toBe(true);
});
