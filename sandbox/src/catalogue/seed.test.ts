import { type Database, openTestDatabase } from '@weedhounds/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeStores, createStores, migrateAll, type Stores } from '../stores.ts';
import { seedCatalogue } from './seed.ts';

let database: Database;
let stores: Stores;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrateAll(database);
  stores = createStores(database);
  await seedCatalogue(database);
});
afterAll(async () => {
  await closeStores(stores);
  await database.close();
});

async function count() {
  const { dispensary, menu, strain } = stores;
  return {
    jurisdictions: await dispensary.client.jurisdiction.count(),
    shops: await dispensary.client.dispensary.count({ where: { isDemonstration: true } }),
    rules: await menu.client.jurisdictionRule.count(),
    menus: await menu.client.menu.count({ where: { isDemonstration: true, jurisdiction: { not: null } } }),
    items: await menu.client.menuItem.count(),
    prices: await menu.client.pricePoint.count(),
    strains: await strain.client.strain.count(),
    profiles: await strain.client.terpeneProfile.count({ where: { basis: 'PUBLISHED' } }),
    analytes: await strain.client.analyte.count(),
  };
}

describe('seedCatalogue', () => {
  it('stores strains, jurisdictions, shops and menus, and changes nothing a second time', async () => {
    const first = await count();
    expect(first).toEqual({
      jurisdictions: 64,
      rules: 64,
      shops: 40,
      menus: 40,
      items: 2400,
      prices: expect.any(Number),
      strains: 399,
      profiles: 339,
      analytes: 54,
    });
    await seedCatalogue(database);
    expect(await count()).toEqual(first);
  });

  it('leaves every item of a strain with a strain that is known', async () => {
    const named = await stores.menu.client.menuItem.findMany({
      where: { strainSlug: { not: null } },
      distinct: ['strainSlug'],
    });
    const slugs = named.map((item) => item.strainSlug ?? '');
    expect(await stores.strain.client.strain.count({ where: { slug: { in: slugs } } })).toBe(slugs.length);
  });
});
