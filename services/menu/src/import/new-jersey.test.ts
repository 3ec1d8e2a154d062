import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dutchie, newestChange } from '@weedhounds/provider-dutchie';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';
import { importMenu, type MenuImportReport } from './import-menu.ts';

const folder = process.env.REAL_DATA_DIR ?? '';

interface Product {
  jointId: string;
  category: string;
  variants: { option: string; price: string; specialPrice: string | number | null; quantity: string }[];
}

describe.skipIf(!folder)('the menu of a New Jersey shop (real data: REAL_DATA_DIR)', () => {
  const file = join(folder, 'menus/shopcuzzies_products.json');
  const dispensary = { id: shopId('New Jersey'), jurisdictionCode: 'US-NJ', latitude: 40.7, longitude: -74.2 };

  let menu: TestMenu;
  let products: Product[];
  let reports: MenuImportReport[];
  beforeAll(async () => {
    menu = await startTestMenu();
    products = JSON.parse(readFileSync(file, 'utf8'));
    const fetchedAt = (await newestChange(dutchie.read(file))) ?? '';
    const options = { dispensary, provider: dutchie.name, currency: 'USD', fetchedAt };
    const read = () => importMenu(menu.store, options, { source: dutchie.read(file), translate: dutchie.translate });
    reports = [await read(), await read()];
  });
  afterAll(() => menu.close());

  /** What is stored of the products of a category that have an option. */
  async function variantsOf(category: string, option: string) {
    const wanted = products.filter(
      (product) => product.category === category && product.variants[0]?.option === option,
    );
    const items = await menu.store.client.menuItem.findMany({
      where: { sourceKey: { in: wanted.map(({ jointId }) => jointId) } },
      include: { variants: true },
    });
    expect(items).toHaveLength(wanted.length);
    return items.flatMap(({ variants }) => variants);
  }

  it('stores all of its 226 items, and the second time none', () => {
    const repaired = {
      'strain-from-name': 174,
      'weight-label-is-dose': 51,
      'category-from-name': 8,
      'milligrams-per-gram-equal-to-percent-are-percent': 6,
      'milligrams-far-below-dose-are-percent': 3,
    };
    const outcome = { read: 226, repaired, refused: {}, removed: 0, menuId: reports[0]?.menuId };
    expect(reports.map(({ changes: _, ...report }) => report)).toEqual([
      { ...outcome, stored: 226, unchanged: 0 },
      { ...outcome, stored: 0, unchanged: 226 },
    ]);
  });

  it('tells when it was fetched by its newest change', async () => {
    const stored = await menu.store.client.menu.findMany();
    expect(stored.map(({ fetchedAt }) => fetchedAt.toISOString())).toEqual(['2025-06-30T16:30:43.803Z']);
  });

  it('reads .1g on an edible as a dose of 100 mg and no weight', async () => {
    const variants = await variantsOf('EDIBLES', '.1g');
    expect(variants.length).toBeGreaterThan(30);
    for (const { weightGrams, doseMilligrams } of variants) expect([weightGrams, doseMilligrams]).toEqual([null, 100]);
  });

  it('reads 1/8oz of flower as 3.5 g and no dose', async () => {
    const variants = await variantsOf('FLOWER', '1/8oz');
    expect(variants.length).toBeGreaterThan(30);
    for (const { weightGrams, doseMilligrams } of variants) expect([weightGrams, doseMilligrams]).toEqual([3.5, null]);
  });

  it('has the price, the sale price and the stock of every product to the cent', async () => {
    const cents = (amount: string | number | null) =>
      amount === null ? null : BigInt(Math.round(Number(amount) * 100));
    const items = await menu.store.client.menuItem.findMany({ include: { variants: true } });
    const stored = new Map(items.map(({ sourceKey, variants }) => [sourceKey, variants]));
    for (const { jointId, variants } of products) {
      const expected = variants.map(({ price, specialPrice, quantity }) => ({
        price: cents(price),
        salePrice: cents(specialPrice),
        stock: Number(quantity),
      }));
      expect(stored.get(jointId)?.map(({ price, salePrice, stock }) => ({ price, salePrice, stock }))).toEqual(
        expected,
      );
    }
  });

  it('never reckons the price of THC of an edible from its percent', async () => {
    const query = `{ searchMenuItems(first: 100, filter: { categories: [EDIBLE] }) { nodes {
      variants { dose currentPrice { minorUnits } pricePer10MgThc { minorUnits } } } } }`;
    const { data } = await menu.ask(query);
    for (const { variants } of data.searchMenuItems.nodes) {
      const [{ dose, currentPrice, pricePer10MgThc }] = variants;
      expect(pricePer10MgThc?.minorUnits ?? null).toBe(dose && Math.round((currentPrice.minorUnits * 10) / dose));
    }
  });

  it('pages through it once by any order', async () => {
    for (const sort of ['NAME', 'PRICE', 'PRICE_PER_GRAM']) {
      const ids: string[] = [];
      let after: string | null = null;
      do {
        const query = `query ($id: ID!, $sort: MenuItemSort, $after: String) { menu(dispensaryId: $id) {
          items(first: 30, sort: $sort, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`;
        const { data } = await menu.ask(query, { id: dispensary.id, sort, after });
        const { nodes, pageInfo } = data.menu.items;
        ids.push(...nodes.map(({ id }: { id: string }) => id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect([ids.length, new Set(ids).size]).toEqual([226, 226]);
    }
  });
});
