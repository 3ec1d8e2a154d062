import type { Database } from '@weedhounds/database';
import { seedCatalogue } from './catalogue/seed.ts';
import type { Stores } from './stores.ts';

/**
 * Fills an empty database with the embedded catalogue, unless the setting says not to.
 *
 * @returns whether the database holds invented shops, of this or an earlier filling
 */
export async function fillWhenEmpty(
  database: Database,
  stores: Stores,
  catalogue: 'demonstration' | 'none',
): Promise<boolean> {
  const { client } = stores.dispensary;
  if (catalogue === 'demonstration' && (await client.jurisdiction.count()) === 0) await seedCatalogue(database);
  return (await client.dispensary.count({ where: { isDemonstration: true }, take: 1 })) > 0;
}
