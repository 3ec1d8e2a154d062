import type { Database } from '@weedhounds/database';

/** What `sandbox/src/catalogue/seed.ts` exports. */
interface SeedModule {
  /** Stores the demonstration catalogue in a migrated database. A second time changes nothing. */
  seedCatalogue(database: Database): Promise<void>;
}

/** Loads the sandbox only now: it brings every service along, which migrating does not need. */
export async function seed(database: Database): Promise<void> {
  const { href } = new URL('../../sandbox/src/catalogue/seed.ts', import.meta.url);
  const { seedCatalogue } = (await import(href)) as SeedModule;
  await seedCatalogue(database);
  process.stdout.write('seeded the demonstration catalogue\n');
}
