import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemRecord, strainOf, usd, variantRecord } from '../testing/records.fixture.ts';
import { refusals, shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';

const shops = ['a', 'b', 'c'];
const names = ['Apple Fritter', 'Blue Dream', 'Gelato 41', 'Runtz', 'Zkittlez'];

let menu: TestMenu;
beforeAll(async () => {
  menu = await startTestMenu();
  for (const [at, shop] of shops.entries()) {
    const flowers = names.map((name) =>
      itemRecord(name, {
        name: `${name} by ${shop}`,
        strain: strainOf(name, 0.9 - at / 10),
        variants: [variantRecord({ price: usd(3500 - 700 * at) })],
      }),
    );
    const rolls = names
      .slice(0, 2)
      .map((name) =>
        itemRecord(`${name} roll`, { name, category: 'PRE_ROLL', strain: at === 2 ? null : strainOf(name, 0.9) }),
      );
    await menu.list(shop, [...flowers, ...rolls]);
  }
});
afterAll(() => menu.close());

const query = `query ($ids: [ID!]!, $category: ProductCategory, $minimum: Float, $first: Int, $after: String) {
  compareMenus(dispensaryIds: $ids, category: $category, minimumConfidence: $minimum, first: $first, after: $after) {
    edges { cursor } nodes { strainName category confidence strain { slug } offers { confidence dispensary { id } item { name } } }
    pageInfo { hasNextPage endCursor } } }`;
const ids = shops.map(shopId);

it('shows what several shops sell side by side, the cheapest a gram first', async () => {
  const { data } = await menu.ask(query, { ids, category: 'FLOWER', first: 1 });
  expect(data.compareMenus.nodes).toEqual([
    {
      strainName: 'Apple Fritter',
      category: 'FLOWER',
      confidence: 0.7,
      strain: { slug: 'apple-fritter' },
      offers: [
        { confidence: 0.7, dispensary: { id: ids[2] }, item: { name: 'Apple Fritter by c' } },
        { confidence: 0.8, dispensary: { id: ids[1] }, item: { name: 'Apple Fritter by b' } },
        { confidence: 0.9, dispensary: { id: ids[0] }, item: { name: 'Apple Fritter by a' } },
      ],
    },
  ]);
});

it('joins an item without a strain by its name, with less confidence', async () => {
  const { data } = await menu.ask(query, { ids, category: 'PRE_ROLL', first: 1 });
  const [{ confidence, offers }] = data.compareMenus.nodes;
  expect([confidence, offers.length]).toEqual([0.9, 3]);
  const twoShops = await menu.ask(query, { ids: [ids[0], ids[2]], category: 'PRE_ROLL', first: 1 });
  expect(twoShops.data.compareMenus.nodes[0].offers.map((offer: { confidence: number }) => offer.confidence)).toEqual(
    expect.arrayContaining([0.9]),
  );
});

it.each([1, 2, 3, 100])('shows every row once, by name and category, in pages of %i', async (first) => {
  const rows: [string, string][] = [];
  let after: string | null = null;
  do {
    const { data } = await menu.ask(query, { ids, first, after });
    const { nodes, pageInfo } = data.compareMenus;
    rows.push(...nodes.map((row: { strainName: string; category: string }) => [row.strainName, row.category]));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(rows).toEqual([
    ['Apple Fritter', 'FLOWER'],
    ['Apple Fritter', 'PRE_ROLL'],
    ['Blue Dream', 'FLOWER'],
    ['Blue Dream', 'PRE_ROLL'],
    ['Gelato 41', 'FLOWER'],
    ['Runtz', 'FLOWER'],
    ['Zkittlez', 'FLOWER'],
  ]);
});

it('leaves out offers below the least confidence', async () => {
  const offersAt = async (minimum: number) =>
    (await menu.ask(query, { ids, category: 'FLOWER', minimum })).data.compareMenus.nodes.map(
      ({ offers }: { offers: [] }) => offers.length,
    );
  expect([await offersAt(0.8), await offersAt(0.85)]).toEqual([[2, 2, 2, 2, 2], []]);
});

it('refuses the whole comparison where the rule of one shop denies', async () => {
  await menu.list('elsewhere', [itemRecord('a')], { dispensary: { jurisdictionCode: 'US-ID' } });
  const answer = await menu.ask(query, { ids: [ids[0], shopId('elsewhere'), ids[1]] });
  expect(answer.data).toEqual({ compareMenus: null });
  expect(answer.errors).toEqual([
    expect.objectContaining({
      message: 'No rule is compiled for US-ID. Not legal advice.',
      path: ['compareMenus'],
      extensions: { code: 'FORBIDDEN', reason: 'RULE_NOT_COMPILED', rule: null },
    }),
  ]);
});

it('passes over shops without a menu', async () => {
  const { data } = await menu.ask(query, { ids: [ids[0], shopId('none'), 'not an id'] });
  expect(data.compareMenus.nodes).toEqual([]);
});

it.each([
  ['one shop', { ids: ids.slice(0, 1) }, 'dispensaryIds'],
  ['one shop twice', { ids: [ids[0], ids[0]] }, 'dispensaryIds'],
  ['three shops, one of them twice', { ids: [ids[0], ids[1], ids[0]] }, 'dispensaryIds'],
  ['eleven shops', { ids: Array.from({ length: 11 }, (_, at) => `${at}`) }, 'dispensaryIds'],
  ['a confidence of −0.1', { ids, minimum: -0.1 }, 'minimumConfidence'],
  ['a confidence of 1.1', { ids, minimum: 1.1 }, 'minimumConfidence'],
  ['a first of 0', { ids, first: 0 }, 'first'],
  ['a malformed cursor', { ids, after: 'x' }, 'after'],
  ['a made-up cursor', { ids, after: Buffer.from('["comparison",1,2,3]').toString('base64url') }, 'after'],
])('refuses %s', async (_, args, argument) => {
  expect(refusals(await menu.ask(query, args))).toEqual([
    { path: ['compareMenus'], code: 'BAD_USER_INPUT', argument: [argument] },
  ]);
});
