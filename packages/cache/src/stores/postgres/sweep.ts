import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { advisoryLocks } from '../../postgres/advisory-locks.ts';
import type { Queryable } from '../../postgres/queryable.ts';

export interface SweepOptions {
  /** Bytes that all entries of a policy may take, as they are sealed. Undefined for any number. */
  maxBytesOf(policy: string): number | undefined;
  /** Rows that one statement deletes at most. */
  batchRows: number;
  /** Milliseconds between two statements, in which others have the database. */
  pauseMs: number;
}

/** How many entries a sweep deleted because they had expired, and for room; or that another process was sweeping. */
export type Swept = { kind: 'swept'; expired: number; evicted: number } | { kind: 'elsewhere' };

/** Deletes what has expired, and of each policy that takes too much what ends first. Rejects where the database fails. */
export async function sweep(pool: Pool, options: SweepOptions): Promise<Swept> {
  const client = await pool.connect();
  // A connection that is lost between two statements: the next one fails. Unheard, it would end the process.
  client.on('error', ignore);
  let failure: Error | undefined;
  try {
    const { rows } = await client.query<{ isOurs: boolean }>(
      `SELECT pg_try_advisory_lock(${advisoryLocks.sweep}) AS "isOurs"`,
    );
    if (!rows[0]?.isOurs) return { kind: 'elsewhere' };
    const expired = await deleteExpired(client, options);
    const evicted = await evict(client, options);
    await client.query(`SELECT pg_advisory_unlock(${advisoryLocks.sweep})`);
    return { kind: 'swept', expired, evicted };
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    client.off('error', ignore);
    // After a failure the connection goes, and the lock with it.
    client.release(failure);
  }
}

const ignore = () => {};

async function deleteExpired(database: Queryable, { batchRows, pauseMs }: SweepOptions): Promise<number> {
  let total = 0;
  for (;;) {
    const { rowCount } = await database.query(
      `DELETE FROM cache.entries WHERE key = ANY (ARRAY(
         SELECT key FROM cache.entries WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED))`,
      [batchRows],
    );
    total += rowCount ?? 0;
    if (!rowCount || rowCount < batchRows) return total;
    await pause(pauseMs);
  }
}

async function evict(database: Queryable, options: SweepOptions): Promise<number> {
  const { rows } = await database.query<{ policy: string; bytes: number }>(
    'SELECT policy, sum(bytes)::float8 AS bytes FROM cache.entries GROUP BY policy',
  );
  let total = 0;
  for (const { policy, bytes } of rows) {
    const excess = bytes - (options.maxBytesOf(policy) ?? Number.POSITIVE_INFINITY);
    if (excess > 0) total += await evictOf(database, policy, excess, options);
  }
  return total;
}

async function evictOf(database: Queryable, policy: string, excess: number, options: SweepOptions): Promise<number> {
  const { batchRows, pauseMs } = options;
  let total = 0;
  let left = excess;
  while (left > 0) {
    const { rows } = await database.query<{ count: number; bytes: number }>(
      `WITH first AS MATERIALIZED (
         SELECT key, bytes, expires_at FROM cache.entries
         WHERE policy = $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ), reckoned AS (
         SELECT key, sum(bytes) OVER (ORDER BY expires_at, key) - bytes AS before FROM first
       ), deleted AS (
         DELETE FROM cache.entries WHERE key = ANY (ARRAY(SELECT key FROM reckoned WHERE before < $3)) RETURNING bytes
       )
       SELECT count(*)::integer AS count, coalesce(sum(bytes), 0)::float8 AS bytes FROM deleted`,
      [policy, batchRows, left],
    );
    const { count = 0, bytes = 0 } = rows[0] ?? {};
    if (count === 0) break;
    total += count;
    left -= bytes;
    if (left > 0) await pause(pauseMs);
  }
  return total;
}
