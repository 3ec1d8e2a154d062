import type { Database } from '@weedhounds/database';

/** Stores the demonstration catalogue in a migrated database. A second time changes nothing. */
export async function seed(database: Database): Promise<void> {
  // Loaded only now: it brings every service along, which migrating does not need.
  const { seedCatalogue } = await import('../../sandbox/src/catalogue/seed.ts');
  await seedCatalogue(database);
  process.stdout.write('seeded the demonstration catalogue\n');
}
