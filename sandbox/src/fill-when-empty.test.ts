import { type Database, openTestDatabase } from '@weedhounds/database';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillWhenEmpty } from './fill-when-empty.ts';
import { closeStores, createStores, migrateAll, type Stores } from './stores.ts';

let database: Database;
let stores: Stores;
beforeEach(async () => {
  database = await openTestDatabase();
  await migrateAll(database);
  stores = createStores(database);
});
afterEach(async () => {
  await closeStores(stores);
  await database.close();
});

it('without the catalogue, stores the rules where they are asked for and where they decide, and no shop', async () => {
  expect(await fillWhenEmpty(database, stores, 'none')).toBe(false);
  const { dispensary, menu } = stores;
  const columns = { code: true, programme: true, minimumAge: true, confidence: true, source: true, compiledOn: true };
  const described = await dispensary.client.jurisdiction.findMany({ select: columns, orderBy: { code: 'asc' } });
  expect(await menu.client.jurisdictionRule.findMany({ orderBy: { code: 'asc' } })).toEqual(described);
  expect([described.length, await dispensary.client.dispensary.count()]).toEqual([64, 0]);
});

it('leaves a database alone that holds rules', async () => {
  await fillWhenEmpty(database, stores, 'none');
  expect(await fillWhenEmpty(database, stores, 'demonstration')).toBe(false);
});
