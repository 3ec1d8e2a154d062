import { connectMs } from '../postgres/connection.ts';
import type { Queryable } from '../postgres/queryable.ts';
import type { BytesStore, SealedEntry } from './bytes-store.ts';
import { deleteEntries, makeEntriesTable, selectEntries, upsertEntries } from './postgres/entries-table.ts';
import { openPool } from './postgres/open-pool.ts';
import { type Swept, sweep } from './postgres/sweep.ts';
import { withinBudget } from './time-budget.ts';

export interface PostgresStoreOptions {
  /** `postgresql://`; `sslmode` in it is understood as node-postgres does. */
  url: string;
  /** Bytes that all entries of a policy may take between sweeps, as they are sealed. Undefined for any number. */
  maxBytesOf(policy: string): number | undefined;
  /** Milliseconds between the end of a sweep and the next. Default 60,000. */
  sweepMs?: number;
  /** Rows that one statement of a sweep deletes at most. Default 1,000. */
  batchRows?: number;
  /** Milliseconds between two statements of a sweep. Default 20. */
  pauseMs?: number;
}

/** Bytes in a database. */
export interface PostgresStore extends BytesStore<SealedEntry> {
  /** Deletes what has expired and what is too much, now. Rejects where the database fails. */
  sweep(): Promise<Swept>;
}

/** What PostgreSQL says of a table that is not there. */
const undefinedTable = '42P01';

/**
 * Bytes in a table of PostgreSQL, `cache.entries`, which outlive a crash of everything. One statement for any number of keys. The first
 * connection is waited for a third of a second; while there is none, operations fail at once, and each tries to connect again.
 *
 * @param warn hears when sweeps begin to fail: the table then grows
 */
export async function openPostgresStore(
  options: PostgresStoreOptions,
  warn: (message: string) => void,
): Promise<PostgresStore> {
  const { url, maxBytesOf, sweepMs = 60_000, batchRows = 1_000, pauseMs = 20 } = options;
  const { pool, close } = await openPool(url);
  let made: Promise<void> | undefined;
  let isClosed = false;
  let isFailing = false;

  /** Makes the table once; after a failure, again. */
  function make(): Promise<void> {
    made ??= makeEntriesTable(pool).catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  }

  async function onTable<T>(operation: (database: Queryable) => Promise<T>): Promise<T> {
    await make();
    try {
      return await operation(pool);
    } catch (error) {
      // The database was replaced by an empty one.
      if ((error as { code?: string }).code === undefinedTable) made = undefined;
      throw error;
    }
  }

  const sweepNow = () => onTable(() => sweep(pool, { maxBytesOf, batchRows, pauseMs }));

  async function sweepInTurn(): Promise<void> {
    try {
      await sweepNow();
      isFailing = false;
    } catch (error) {
      if (!isFailing && !isClosed) warn(`What has expired is not deleted from PostgreSQL: ${(error as Error).message}`);
      isFailing = true;
    }
    if (!isClosed) timer = startTimer();
  }

  const startTimer = () => setTimeout(() => void sweepInTurn(), sweepMs).unref();
  let timer = startTimer();

  await withinBudget(make, connectMs);
  return {
    getMany: (keys) => onTable((database) => selectEntries(database, keys)),
    setMany: (entries) => onTable((database) => upsertEntries(database, entries)),
    deleteMany: (keys) => onTable((database) => deleteEntries(database, keys)),
    sweep: sweepNow,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await close();
    },
  };
}
