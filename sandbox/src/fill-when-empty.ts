import type { Database } from '@weedhounds/database';
import { importRules } from './catalogue/import-rules.ts';
import { readJurisdictions } from './catalogue/read-catalogue.ts';
import { seedCatalogue } from './catalogue/seed.ts';
import type { Stores } from './stores.ts';

/**
 * Fills an empty database: with the whole embedded catalogue, or with its rules of jurisdictions alone, which are no
 * demonstration.
 *
 * @returns whether the database holds invented shops, of this or an earlier filling
 */
export async function fillWhenEmpty(
  database: Database,
  stores: Stores,
  catalogue: 'demonstration' | 'none',
): Promise<boolean> {
  const { dispensary } = stores;
  if ((await dispensary.client.jurisdiction.count()) === 0) {
    if (catalogue === 'demonstration') await seedCatalogue(database);
    else await importRules(stores, readJurisdictions());
  }
  return (await dispensary.client.dispensary.count({ where: { isDemonstration: true }, take: 1 })) > 0;
}
