import { randomUUID } from 'node:crypto';
import { StartError } from '@weedhounds/errors';
import { quoteIdentifier, type RunInTransaction, type SqlTransaction } from '../sql-session.ts';
import { type MigrationRow, planMigrations } from './plan-migrations.ts';
import { checksum, type Migration } from './read-migrations.ts';

/** The key that Prisma's schema engine locks while it migrates, so that the CLI and this code wait for each other. */
const advisoryLockKey = 72_707_369;

/** How long to wait for another process that is migrating. */
const lockTimeout = '60s';

const lockTimeoutCode = '55P03';

/**
 * Brings one schema up to date. Each migration is its own transaction, in which the history is read anew under a lock:
 * of several processes that start together one applies it and the others find it applied.
 *
 * @returns the names applied by this call, in order
 */
export async function applyMigrations(
  runInTransaction: RunInTransaction,
  schema: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  await underLock(runInTransaction, (transaction) => createHistory(transaction, schema));
  const names: string[] = [];
  for (;;) {
    const name = await underLock(runInTransaction, (transaction) => applyNext(transaction, schema, migrations));
    if (name === undefined) return names;
    names.push(name);
  }
}

async function underLock<T>(
  runInTransaction: RunInTransaction,
  run: (transaction: SqlTransaction) => Promise<T>,
): Promise<T> {
  return runInTransaction(async (transaction) => {
    await transaction.exec(`SET LOCAL lock_timeout = '${lockTimeout}'`);
    try {
      await transaction.query(`SELECT pg_advisory_xact_lock(${advisoryLockKey})`);
    } catch (error) {
      if ((error as { code?: unknown }).code !== lockTimeoutCode) throw error;
      throw new StartError(`Another process has been migrating the database for ${lockTimeout}.`, { cause: error });
    }
    await transaction.exec('SET LOCAL lock_timeout = DEFAULT');
    return run(transaction);
  });
}

/** The table as Prisma's schema engine makes it. */
async function createHistory(transaction: SqlTransaction, schema: string): Promise<void> {
  await transaction.exec(`
    CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)};
    CREATE TABLE IF NOT EXISTS ${historyOf(schema)} (
      "id"                  VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum"            VARCHAR(64) NOT NULL,
      "finished_at"         TIMESTAMPTZ,
      "migration_name"      VARCHAR(255) NOT NULL,
      "logs"                TEXT,
      "rolled_back_at"      TIMESTAMPTZ,
      "started_at"          TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0
    );`);
}

async function applyNext(
  transaction: SqlTransaction,
  schema: string,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  const rows = await transaction.query<MigrationRow>(
    `SELECT migration_name, checksum, finished_at, rolled_back_at FROM ${historyOf(schema)}`,
  );
  const [next] = planMigrations(schema, migrations, rows);
  if (next === undefined) return undefined;
  await transaction.exec(`SET LOCAL search_path TO ${quoteIdentifier(schema)}`);
  try {
    await transaction.exec(next.script);
  } catch (error) {
    throw new StartError(`Migration ${schema}/${next.name} failed: ${(error as Error).message}`, { cause: error });
  }
  await transaction.query(
    `INSERT INTO ${historyOf(schema)} (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksum(next.script), next.name],
  );
  return next.name;
}

function historyOf(schema: string): string {
  return `${quoteIdentifier(schema)}."_prisma_migrations"`;
}
