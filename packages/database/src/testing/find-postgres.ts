import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { findBinaries } from './postgres-binaries.ts';
import { startPostgres } from './start-postgres.ts';

/** An empty database on a real PostgreSQL server, for one test file. */
export interface TestPostgres {
  url: string;
  /** Removes the database, and the server when it was started for it. */
  stop(): Promise<void>;
}

/**
 * Finds a PostgreSQL server for tests: the one `DATABASE_URL` names, in a database made for the caller; else the
 * binaries on the PATH or of a Debian package, started privately on a free port. Undefined when there is neither, so
 * that the tests can be skipped by name:
 *
 * ```ts
 * const postgres = await findPostgres();
 * describe.skipIf(!postgres)('migrations (PostgreSQL: DATABASE_URL or a postgres binary)', () => …);
 * afterAll(() => postgres?.stop());
 * ```
 *
 * @throws Error instead, when `CI` is `true`: there the server belongs to the set-up
 */
export async function findPostgres(env: NodeJS.ProcessEnv = process.env): Promise<TestPostgres | undefined> {
  const { DATABASE_URL, PATH = '', CI } = env;
  if (DATABASE_URL !== undefined && DATABASE_URL !== '') return createScratchDatabase(DATABASE_URL);
  const binaries = findBinaries(PATH);
  if (binaries !== undefined) return startPostgres(binaries);
  if (CI === 'true') throw new Error('No PostgreSQL for the tests: set DATABASE_URL or put postgres on the PATH.');
  return undefined;
}

async function createScratchDatabase(serverUrl: string): Promise<TestPostgres> {
  const name = `weedhounds_test_${randomUUID().replaceAll('-', '')}`;
  await execute(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
