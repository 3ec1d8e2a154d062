import type { SourceItem } from '@weedhounds/ingest';
import { accept, refuse } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { itemRecord, strainOf, thcOf, usd, variantRecord } from '../testing/records.fixture.ts';
import { shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';
import { importMenu } from './import-menu.ts';
import { noChanges } from './menu-changes.ts';

describeOnEveryDatabase('importMenu', (open) => {
  let menu: TestMenu;
  beforeEach(async () => {
    menu = await startTestMenu(await open());
  });
  afterEach(() => menu.close());

  const shop = 'Green Shop';
  const on = (day: number) => ({ fetchedAt: `2026-01-0${day}T00:00:00.000Z` });
  const priced = (key: string, price: number | null, salePrice: number | null = null) =>
    itemRecord(key, {
      variants: [
        variantRecord({
          price: price === null ? null : usd(price),
          salePrice: salePrice === null ? null : usd(salePrice),
        }),
      ],
    });

  /** Everything the database holds. */
  async function stored() {
    const { client } = menu.store;
    return {
      menus: await client.menu.findMany(),
      items: await client.menuItem.findMany({ orderBy: { id: 'asc' } }),
      variants: await client.variant.findMany({ orderBy: { id: 'asc' } }),
      potencies: await client.potency.findMany({ orderBy: [{ itemId: 'asc' }, { position: 'asc' }] }),
      prices: await client.pricePoint.findMany({ orderBy: [{ variantId: 'asc' }, { observedAt: 'asc' }] }),
    };
  }

  /** A variant's prices over time by day of January, the oldest first. */
  async function history(key: string) {
    const itemId = createId('itm', createId('mnu', shopId(shop)), 'test', key);
    const points = await menu.store.client.pricePoint.findMany({
      where: { variantId: createId('var', itemId, '1/8oz') },
      orderBy: { observedAt: 'asc' },
    });
    return points.map(({ observedAt, price, salePrice }) => [
      observedAt.getUTCDate(),
      Number(price),
      salePrice && Number(salePrice),
    ]);
  }

  /** Ids of the shop's items by the provider's keys of them. */
  const ids = (...keys: string[]) => keys.map((key) => createId('itm', createId('mnu', shopId(shop)), 'test', key));

  const names = async () =>
    (await menu.store.client.menuItem.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name);

  it('changes nothing when the same menu is imported again', async () => {
    const records = [
      itemRecord('a', { strain: strainOf('Blue Dream'), potencies: [thcOf(20)] }),
      priced('b', 2000, 1500),
      priced('c', null),
    ];
    const first = await menu.list(shop, records);
    const before = await stored();
    const second = await menu.list(shop, records);
    expect([first, second].map(({ stored, unchanged, removed }) => [stored, unchanged, removed])).toEqual([
      [3, 0, 0],
      [0, 3, 0],
    ]);
    expect(await stored()).toEqual(before);
  });

  it('writes only what changed', async () => {
    await menu.list(shop, [priced('a', 1000), priced('b', 2000)]);
    const { stored: changed, unchanged } = await menu.list(shop, [priced('a', 1000), priced('b', 2500)], on(3));
    expect([changed, unchanged]).toEqual([1, 1]);
  });

  it('tells when a menu was fetched also when nothing on it changed', async () => {
    await menu.list(shop, [priced('a', 1000)]);
    await menu.list(shop, [priced('a', 1000)], on(5));
    expect((await stored()).menus.map(({ fetchedAt }) => fetchedAt.toISOString())).toEqual([
      '2026-01-05T00:00:00.000Z',
    ]);
  });

  it('describes the menu as the last import does, as one that is read through no provider', async () => {
    await menu.list(shop, [], on(1));
    const since = new Date();
    await menu.store.client.menu.updateMany({
      data: {
        shopKey: '7',
        bookmark: 'b',
        wholeAt: since,
        readingUntil: since,
        retryAt: since,
        failures: 2,
        problem: 'STATUS',
      },
    });
    const moved = { id: shopId(shop), jurisdictionCode: 'US-NJ', latitude: 40, longitude: -105 };
    const given = {
      ...on(2),
      dispensary: moved,
      provider: 'other',
      providerId: 'x',
      currency: 'CAD',
      isDemonstration: true,
    };
    await menu.list(shop, [], given);
    const { dispensary, fetchedAt, ...rest } = given;
    expect((await stored()).menus).toEqual([
      {
        id: createId('mnu', dispensary.id),
        dispensaryId: dispensary.id,
        jurisdiction: 'US-NJ',
        latitude: 40,
        longitude: -105,
        fetchedAt: new Date(fetchedAt),
        ...rest,
        ...{
          shopKey: null,
          bookmark: null,
          wholeAt: null,
          readingUntil: null,
          retryAt: null,
          failures: 0,
          problem: null,
        },
      },
    ]);
  });

  it('adds a price to the history when it differs from the last one', async () => {
    await menu.list(shop, [priced('a', 1000)], on(1));
    await menu.list(shop, [priced('a', 1000, 900)], on(2));
    await menu.list(shop, [{ ...priced('a', 1000, 900), description: 'new words' }], on(3));
    await menu.list(shop, [priced('a', null)], on(4));
    await menu.list(shop, [priced('a', 1000)], on(5));
    expect(await history('a')).toEqual([
      [1, 1000, null],
      [2, 1000, 900],
      [5, 1000, null],
    ]);
  });

  it('replaces the price of an instant that is read again', async () => {
    await menu.list(shop, [priced('a', 1000)], on(1));
    await menu.list(shop, [priced('a', 1100)], on(1));
    expect(await history('a')).toEqual([[1, 1100, null]]);
  });

  it('keeps the earlier prices that a record gives', async () => {
    const earlier = [
      { at: '2026-01-01T00:00:00Z', price: usd(900), salePrice: null },
      { at: '2026-01-02T00:00:00Z', price: usd(950), salePrice: usd(900) },
    ];
    const record = itemRecord('a', { variants: [variantRecord({ price: usd(1000), priceHistory: earlier })] });
    await menu.list(shop, [record], on(3));
    await menu.list(shop, [{ ...record, description: 'new words' }], on(4));
    expect(await history('a')).toEqual([
      [1, 900, null],
      [2, 950, 900],
      [3, 1000, null],
    ]);
  });

  it('removes an item that is no longer listed and gives it its prices back when it returns', async () => {
    await menu.list(shop, [priced('a', 1000), priced('b', 2000)], on(1));
    const gone = await menu.list(shop, [priced('b', 2000)], on(2));
    expect([gone.removed, await names()]).toEqual([1, ['b']]);
    expect((await stored()).variants).toHaveLength(1);
    await menu.list(shop, [priced('a', 1200), priced('b', 2000)], on(3));
    expect(await history('a')).toEqual([
      [1, 1000, null],
      [3, 1200, null],
    ]);
  });

  it('leaves the menus of other shops alone', async () => {
    await menu.list('Another', [priced('a', 1000)]);
    await menu.list(shop, [priced('b', 1000)]);
    await menu.list(shop, [], on(3));
    expect(await names()).toEqual(['a']);
  });

  it('refuses a menu that was fetched before the stored one, and changes nothing', async () => {
    await menu.list(shop, [priced('a', 1000)], on(3));
    const before = await stored();
    await expect(menu.list(shop, [priced('a', 900)], on(2))).rejects.toThrow(
      'The menu was fetched at 2026-01-02T00:00:00.000Z, before the stored one of 2026-01-03T00:00:00.000Z; nothing was changed.',
    );
    expect(await stored()).toEqual(before);
  });

  it('stores nothing of an import that fails on its way', async () => {
    await menu.list(shop, [priced('a', 1000)], on(1));
    const before = await stored();
    function* failing() {
      // More than a batch, so that some of it is written before.
      for (let at = 0; at < 700; at += 1) yield priced(`item ${at}`, 100);
      throw new Error('The file ended.');
    }
    await expect(menu.list(shop, failing(), on(2))).rejects.toThrow('The file ended.');
    expect(await stored()).toEqual(before);
  });

  it.each<[string, Partial<MenuItemRecord>]>([
    ['no key of its own', { sourceKey: '' }],
    ['no name', { name: ' ' }],
    ['a name of more than 500 characters', { name: 'x'.repeat(501) }],
    ['two variants with the same key', { variants: [variantRecord(), variantRecord()] }],
    ['a price in another currency', { variants: [variantRecord({ price: { minorUnits: 1, currency: 'CAD' } })] }],
    ['a NUL character', { description: 'a\u0000b' }],
    ['listed before', { sourceKey: 'good' }],
  ])('refuses an item with the reason "%s" and stores the rest', async (reason, given) => {
    const { refused, stored: count } = await menu.list(shop, [itemRecord('good'), itemRecord('bad', given)]);
    expect([refused, count, await names()]).toEqual([{ [reason]: 1 }, 1, ['good']]);
  });

  it('counts what the translation refuses, and what it repairs', async () => {
    const report = await importFile([row(1, 'a'), row(2, 'refuse me'), row(3, 'b')]);
    expect(report).toEqual({
      read: 3,
      stored: 2,
      unchanged: 0,
      repaired: { 'made up': 2 },
      refused: { 'asked to': 1 },
      removed: 0,
      menuId: createId('mnu', shopId(shop)),
      changes: {
        ...noChanges(),
        added: ids('a', 'b'),
        variants: ids('a', 'b').map((id) => createId('var', id, '1/8oz')),
      },
    });
  });

  it('says which items it changed, and how', async () => {
    const stocked = (key: string, stock: number | null) => itemRecord(key, { variants: [variantRecord({ stock })] });
    await menu.list(shop, [stocked('same', 1), stocked('sold', 2), priced('dearer', 1000), priced('gone', 1)]);
    const later = [stocked('same', 1), stocked('sold', 1), priced('dearer', 1100), priced('new', 1)];
    const { changes, stored: count, unchanged } = await menu.list(shop, later, on(3));
    expect([count, unchanged]).toEqual([3, 1]);
    const [changed, added, restocked, removed] = ['dearer', 'new', 'sold', 'gone'].map((key) => ids(key));
    expect({ ...changes, variants: changes.variants.toSorted() }).toEqual({
      ...{ changed, added, restocked, removed },
      variants: ids('dearer', 'new', 'sold', 'gone')
        .map((id) => createId('var', id, '1/8oz'))
        .toSorted(),
    });
  });

  it('keeps one row for each change of a stock, through leaving the menu and coming back', async () => {
    const stocks: (number | null | undefined)[] = [5, 5, 3, undefined, 3, null, null, 0];
    for (const [at, stock] of stocks.entries()) {
      const records = stock === undefined ? [] : [itemRecord('a', { variants: [variantRecord({ stock })] })];
      await menu.list(shop, [itemRecord('other'), ...records], on(at + 1));
    }
    const [id = ''] = ids('a');
    const points = await menu.store.client.stockPoint.findMany({
      where: { variantId: createId('var', id, '1/8oz') },
      orderBy: { observedAt: 'asc' },
    });
    expect(points.map(({ observedAt, quantity }) => [observedAt.getUTCDate(), quantity])).toEqual([
      [1, 5],
      [3, 3],
      [4, null],
      [5, 3],
      [6, null],
      [8, 0],
    ]);
  });

  it('knows an item to be in stock by its stock of now', async () => {
    const inStock = async (...stocks: (number | null)[]) => {
      const variants = stocks.map((stock, at) => variantRecord({ sourceKey: `${at}`, stock }));
      await menu.list(shop, [itemRecord('a', { variants })], on(2));
      return (await menu.store.client.menuItem.findFirst())?.inStock;
    };
    expect([await inStock(1, 1), await inStock(0, 1), await inStock(0, 0), await inStock(0, null)]).toEqual([
      true,
      true,
      false,
      null,
    ]);
  });

  it('removes what is refused now', async () => {
    await importFile([row(1, 'a'), row(2, 'b')]);
    expect((await importFile([row(1, 'a'), row(2, 'refuse me')])).removed).toBe(1);
    expect(await names()).toEqual(['a']);
  });

  it('removes nothing where a line could not be read, which might have been any item', async () => {
    await importFile([row(1, 'a'), row(2, 'b')]);
    const { refused, removed } = await importFile([
      row(1, 'a'),
      { line: 2, raw: '{', broken: 'the file ends inside the array' },
    ]);
    expect([refused, removed, await names()]).toEqual([{ 'broken line': 1 }, 0, ['a', 'b']]);
  });

  it('stores two imports of one menu one after the other', async () => {
    const reports = await Promise.all([priced('a', 1), priced('b', 1)].map((record) => menu.list(shop, [record])));
    expect(reports.map(({ stored: count }) => count)).toEqual([1, 1]);
    expect(await names()).toHaveLength(1);
  });

  function row(line: number, key: string): SourceItem<string> {
    return { line, raw: key, row: key };
  }

  function importFile(rows: SourceItem<string>[]) {
    async function* source() {
      yield* rows;
    }
    const dispensary = { id: shopId(shop), jurisdictionCode: 'US-CO', latitude: null, longitude: null };
    const options = { dispensary, provider: 'test', currency: 'USD', ...on(1) };
    const translate = (key: string) =>
      key === 'refuse me' ? refuse('asked to') : accept(itemRecord(key), ['made up']);
    return importMenu(menu.store, options, { source: source(), translate });
  }
});
