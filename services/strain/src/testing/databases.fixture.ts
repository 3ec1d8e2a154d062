import { type Database, openDatabase } from '@weedhounds/database';
import { findPostgres, openTestDatabase } from '@weedhounds/database/testing';
import { afterAll, describe } from 'vitest';
import { schemaName } from '../index.ts';

const postgres = await findPostgres();
afterAll(() => postgres?.stop());

/** Opens a database in which this service has no tables yet. */
export type OpenDatabase = () => Promise<Database>;

/** Runs a suite on the embedded database and, where there is one, on a PostgreSQL server. */
export function describeOnEveryDatabase(title: string, suite: (open: OpenDatabase) => void): void {
  describe(`${title} (PGlite)`, () => suite(openTestDatabase));
  describe.skipIf(!postgres)(`${title} (PostgreSQL: DATABASE_URL or a postgres binary)`, () => suite(openOnServer));
}

async function openOnServer(): Promise<Database> {
  const database = await openDatabase({ kind: 'server', url: postgres?.url ?? '' });
  await database.dropSchema(schemaName);
  return database;
}
