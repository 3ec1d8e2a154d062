import { connectMenu } from '@weedhounds/menu';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { UpstreamError } from '@weedhounds/upstream';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type TestProvider, testProvider } from '../../services/menu/src/testing/menu-provider.fixture.ts';
import { itemRecord, usd, variantRecord } from '../../services/menu/src/testing/records.fixture.ts';
import { adult } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

const hour = 3_600_000;

let graph: TestGraph;
let near: TestProvider;
let far: TestProvider;
/** By the shop's key: its id, and that of its menu. */
const shops = new Map<string, { dispensary: string; menu: string }>();
/** Of the menu subgraph alone: the gateway goes by the time it is. */
const clock = { aheadMs: 0 };

beforeAll(async () => {
  near = testProvider('near');
  far = testProvider('far');
  graph = await startTestGraph({
    menus: { providers: [near, far], reading: { now: () => Date.now() + clock.aheadMs, patienceMs: 20_000 } },
  });
});
afterAll(() => graph?.close());

const priced = (key: string, price: number, stock = 5) =>
  itemRecord(key, { name: key, variants: [variantRecord({ price: usd(price), stock })] });

let tests = 0;

/** Each test has shops of its own: what gateways keep of others is none of its concern. */
beforeEach(async () => {
  clock.aheadMs = 0;
  near.answer = null;
  tests += 1;
  for (const provider of [near, far]) {
    const shopKey = `${provider.name} ${tests}`;
    const dispensary = createId('dsp', shopKey);
    provider.menus.set(shopKey, [priced('a', 1000), priced('b', 500)]);
    provider.asked.length = 0;
    const menu = await connectMenu(graph.stores.menu, {
      dispensary: { id: dispensary, jurisdictionCode: 'US-CO', latitude: null, longitude: null },
      ...{ provider: provider.name, shopKey, currency: 'USD' },
    });
    shops.set(provider.name, { dispensary, menu });
  }
});

async function send(query: string, variables: object) {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { ...adult, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
  return { data, errors, status: response.headers.get('cache-status'), age: Number(response.headers.get('age') ?? 0) };
}
const items = 'menu(dispensaryId: $shop) { items { nodes { id name variants { price { minorUnits } } } } }';
const askItems = (provider: string) =>
  send(`query ($shop: ID!) { ${items} }`, { shop: shops.get(provider)?.dispensary });

interface Item {
  id: string;
  name: string;
  variants: { price: { minorUnits: number } }[];
}
const pricesIn = ({ data }: { data: Record<string, unknown> }) =>
  (data.menu as { items: { nodes: Item[] } }).items.nodes.map(({ variants }) => variants[0]?.price.minorUnits);

/** Has a menu read now, as a walk over all menus does. */
const readNow = (provider: string) => graph.menuReader.read(shops.get(provider)?.menu ?? '');

it('reads a menu once, keeps it in the gateway, and answers what changed as soon as it is read', async () => {
  expect(pricesIn(await askItems('near'))).toEqual([1000, 500]);
  expect(pricesIn(await askItems('near'))).toEqual([1000, 500]);
  expect(near.asked).toHaveLength(1);
  change(near, priced('a', 1200), priced('b', 500));
  expect(pricesIn(await askItems('near'))).toEqual([1000, 500]);
  await readNow('near');
  expect(pricesIn(await askItems('near'))).toEqual([1200, 500]);
  expect(near.asked).toHaveLength(2);
});

it('answers lists with what has come to the menu, and without what has gone', async () => {
  // What is fetched while a reading changes it is not kept: the second answer is.
  await askItems('near');
  await askItems('near');
  change(near, priced('a', 1000), priced('b', 500), priced('c', 700));
  await readNow('near');
  expect(pricesIn(await askItems('near'))).toEqual([1000, 500, 700]);
  change(near, priced('b', 500), priced('c', 700));
  await readNow('near');
  expect(pricesIn(await askItems('near'))).toEqual([500, 700]);
});

it('purges what has changed and leaves what has not', async () => {
  const found = (await askItems('near')).data.menu as { items: { nodes: Item[] } };
  const [a, b] = found.items.nodes.map(({ id }) => id);
  const askItem = (id = '') =>
    send('query ($id: ID!) { menuItem(id: $id) { name lowestPricePerGram { minorUnits } } }', { id });
  const statuses = async () => [(await askItem(a)).status, (await askItem(b)).status];
  await statuses();
  const kept = await statuses();
  expect(kept).toEqual([expect.stringContaining('hit'), expect.stringContaining('hit')]);
  change(near, priced('a', 900), priced('b', 500));
  await readNow('near');
  const [ofA, ofB] = await statuses();
  expect(ofA).not.toContain('hit');
  expect(ofB).toBe(kept[1]);
});

it('answers one menu as ever while the provider of the other fails, and that one as it was, marked', async () => {
  await askItems('near');
  await askItems('far');
  near.answer = async () => {
    throw new UpstreamError('CONNECTION', 'near does not answer.');
  };
  clock.aheadMs = 2 * hour + 1;
  const fields = 'menu(id: $menu) { items(first: 1) { nodes { name provenance { isStale provider } } } }';
  const askMenu = (provider: string) => send(`query ($menu: ID!) { ${fields} }`, { menu: shops.get(provider)?.menu });
  const [failing, working] = await Promise.all([askMenu('near'), askMenu('far')]);
  const marked = ({ data, errors }: Awaited<ReturnType<typeof send>>) => [
    JSON.stringify(data).includes('"isStale":true'),
    errors,
  ];
  expect([marked(failing), marked(working)]).toEqual([
    [true, undefined],
    [false, undefined],
  ]);
  near.answer = null;
  clock.aheadMs += 10 * 60_000;
  await readNow('near');
  expect(marked(await askMenu('near'))).toEqual([false, undefined]);
});

function change(provider: TestProvider, ...records: MenuItemRecord[]): void {
  provider.menus.set(`${provider.name} ${tests}`, records);
}
