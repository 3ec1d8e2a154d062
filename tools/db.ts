/**
 * `npm run db:migrate`, `db:seed` and `db:reset`, in the embedded database or on `DATABASE_URL`. Seeding migrates first;
 * resetting drops the subgraphs' Postgres schemas, migrates and seeds.
 */
import { type Database, openDatabase } from '@weedhounds/database';
import { runMain } from '@weedhounds/errors';
import { readDatabaseSettings } from './database-settings.ts';
import { migrateAll } from './db/migrate-all.ts';
import { seed } from './db/seed.ts';
import { subgraphs } from './subgraphs.ts';

const commands: Record<string, (database: Database) => Promise<void>> = {
  migrate: migrateAll,
  seed: async (database) => {
    await migrateAll(database);
    await seed(database);
  },
  reset: async (database) => {
    for (const subgraph of subgraphs) await database.dropSchema(subgraph);
    process.stdout.write(`dropped ${subgraphs.join(', ')}\n`);
    await migrateAll(database);
    await seed(database);
  },
};

runMain(async () => {
  const run = commands[process.argv[2] ?? ''];
  if (run === undefined) {
    process.stderr.write(`Usage: tools/db.ts ${Object.keys(commands).join(' | ')}\n`);
    process.exitCode = 1;
    return;
  }
  const database = await openDatabase(readDatabaseSettings());
  try {
    await run(database);
  } finally {
    await database.close();
  }
});
