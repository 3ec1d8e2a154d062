import { afterAll, describe } from 'vitest';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { findPostgres } from './find-postgres.ts';
import { openTestDatabase } from './open-test-database.ts';

/** Opens a database in which the service under test has no tables yet. */
export type OpenDatabase = () => Promise<Database>;

/**
 * Finds a PostgreSQL server for a test file, and answers the function that runs a suite on the embedded database and,
 * where there is one, on that server.
 *
 * @param schemaName the service's Postgres schema: dropped before each opening
 */
export async function findEveryDatabase(schemaName: string) {
  const postgres = await findPostgres();
  afterAll(() => postgres?.stop());

  const openOnServer = async () => {
    const database = await openDatabase({ kind: 'server', url: postgres?.url ?? '' });
    await database.dropSchema(schemaName);
    return database;
  };

  return (title: string, suite: (open: OpenDatabase) => void): void => {
    describe(`${title} (PGlite)`, () => suite(openTestDatabase));
    describe.skipIf(!postgres)(`${title} (PostgreSQL: DATABASE_URL or a postgres binary)`, () => suite(openOnServer));
  };
}
