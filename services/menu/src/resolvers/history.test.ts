import { createId } from '@weedhounds/subgraph';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { itemRecord, usd, variantRecord } from '../testing/records.fixture.ts';
import { refusals, shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';

describeOnEveryDatabase('the history of an item', (open) => {
  let menu: TestMenu;
  beforeEach(async () => {
    menu = await startTestMenu(await open());
  });
  afterEach(() => menu.close());

  const shop = 'Green Shop';
  const itemId = createId('itm', createId('mnu', shopId(shop)), 'test', 'a');

  /** What is listed on a day of 2026: prices and stock of the small and the large size, in dollars and pieces. */
  function list(day: number, small: Size, large: Size) {
    const sizes = { '1g': small, '1oz': large };
    const variants = Object.entries(sizes).map(([label, { price, salePrice = null, stock = null }]) =>
      variantRecord({
        label,
        sourceKey: label,
        price: usd(price),
        salePrice: salePrice === null ? null : usd(salePrice),
        stock,
      }),
    );
    const fetchedAt = new Date(Date.UTC(2026, 0, day)).toISOString();
    return menu.list(shop, [itemRecord('a', { variants })], { fetchedAt });
  }
  interface Size {
    price: number;
    salePrice?: number;
    stock?: number;
  }

  async function ask(fields: string) {
    const answer = (await menu.ask(`query ($id: ID!) { menuItem(id: $id) { ${fields} } }`, { id: itemId })) as {
      data: { menuItem: Record<string, unknown> };
    };
    return answer.data?.menuItem ?? refusals(answer as never);
  }
  const points = 'nodes { observedAt price { minorUnits } salePrice { minorUnits } isGenuineSale variant { label } }';
  /** Day, label, price and sale price of each point, and whether the sale is one. */
  const told = (history: unknown) =>
    (history as { nodes: Point[] }).nodes.map(({ observedAt, price, salePrice, isGenuineSale, variant }) => [
      Math.round((Date.parse(observedAt) - Date.UTC(2025, 11, 31)) / 86_400_000),
      ...[variant?.label, price.minorUnits, salePrice?.minorUnits ?? null, isGenuineSale],
    ]);
  interface Point {
    observedAt: string;
    price: { minorUnits: number };
    salePrice: { minorUnits: number } | null;
    isGenuineSale: boolean | null;
    variant: { label: string } | null;
  }

  it('holds the prices of all its sizes, the newest first, with the sales that are none', async () => {
    await list(1, { price: 3000 }, { price: 9000 });
    await list(35, { price: 4500 }, { price: 9000 });
    await list(40, { price: 4500, salePrice: 3000 }, { price: 9000, salePrice: 8000 });
    const { priceHistory, variants } = (await ask(`priceHistory { ${points} } variants { label isGenuineSale }`)) as {
      priceHistory: unknown;
      variants: unknown;
    };
    const byLabel = (day: number) =>
      told(priceHistory)
        .filter(([at]) => at === day)
        .toSorted();
    expect(told(priceHistory).map(([day]) => day)).toEqual([40, 40, 35, 1, 1]);
    expect([byLabel(40), byLabel(35), byLabel(1)]).toEqual([
      [
        [40, '1g', 4500, 3000, false],
        [40, '1oz', 9000, 8000, true],
      ],
      [[35, '1g', 4500, null, null]],
      [
        [1, '1g', 3000, null, null],
        [1, '1oz', 9000, null, null],
      ],
    ]);
    expect(variants).toEqual([
      { label: '1g', isGenuineSale: false },
      { label: '1oz', isGenuineSale: true },
    ]);
  });

  it('is answered page by page, without a gap where prices are of the same instant', async () => {
    for (const day of [1, 2, 3]) await list(day, { price: 1000 + day }, { price: 2000 + day });
    const all = told(((await ask(`priceHistory(first: 100) { ${points} }`)) as { priceHistory: unknown }).priceHistory);
    const pages: unknown[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const given: string = after === null ? '' : `, after: "${after}"`;
      const { priceHistory } = (await ask(
        `priceHistory(first: 1${given}) { ${points} pageInfo { hasNextPage endCursor } }`,
      )) as { priceHistory: { pageInfo: { hasNextPage: boolean; endCursor: string } } };
      pages.push(...told(priceHistory));
      after = priceHistory.pageInfo.endCursor;
      more = priceHistory.pageInfo.hasNextPage;
    }
    expect([all.length, pages]).toEqual([6, all]);
  });

  it('holds one stock for each change of it', async () => {
    for (const [at, stock] of [5, 5, 2, 0].entries()) await list(at + 1, { price: 1000, stock }, { price: 1 });
    const { variants } = (await ask(
      'variants { stockHistory(first: 2) { nodes { quantity } pageInfo { endCursor } } }',
    )) as {
      variants: [{ stockHistory: { nodes: object[]; pageInfo: { endCursor: string } } }];
    };
    const { nodes, pageInfo } = variants[0].stockHistory;
    expect(nodes).toEqual([{ quantity: 0 }, { quantity: 2 }]);
    const { variants: rest } = (await ask(
      `variants { stockHistory(after: "${pageInfo.endCursor}") { nodes { quantity } } }`,
    )) as { variants: object[] };
    expect(rest).toEqual([{ stockHistory: { nodes: [{ quantity: 5 }] } }, { stockHistory: { nodes: [] } }]);
  });

  it.each(['priceHistory', 'variants { stockHistory'])('refuses a cursor of another list: %s', async (field) => {
    await list(1, { price: 1000, stock: 1 }, { price: 2000 });
    const other = field === 'priceHistory' ? 'variants { priceHistory(first: 1)' : 'priceHistory(first: 1)';
    const ends = (query: string) => query.split('{').length - query.split('}').length;
    const close = (query: string) => query + ' }'.repeat(ends(query));
    const found = JSON.stringify(await ask(close(`${other} { pageInfo { endCursor }`)));
    const cursor = /"endCursor":"([^"]+)"/.exec(found)?.[1];
    const refused = await ask(close(`${field}(after: "${cursor}") { pageInfo { endCursor }`));
    expect(JSON.stringify(refused)).toContain('BAD_USER_INPUT');
  });

  it('is told with a checksum that changes with what is stored, and not with its stock', async () => {
    const checksum = () => ask('checksum provenance { isStale }');
    await list(1, { price: 1000, stock: 1 }, { price: 1 });
    const first = await checksum();
    expect(first).toEqual({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), provenance: { isStale: false } });
    await list(2, { price: 1000, stock: 2 }, { price: 1 });
    expect(await checksum()).toEqual(first);
    await list(3, { price: 1001, stock: 2 }, { price: 1 });
    expect(await checksum()).not.toEqual(first);
  });
});
