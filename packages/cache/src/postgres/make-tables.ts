import { advisoryLocks } from './advisory-locks.ts';
import type { Queryable } from './queryable.ts';

/**
 * Makes the schema `cache` and tables in it where they are missing. Several processes may do so at once.
 *
 * @param names of the tables, with their schema; once they are all there, nothing more is asked for, nor any right to create
 * @param definitions statements that make what is missing, and leave what is there
 */
export async function makeTables(database: Queryable, names: readonly string[], definitions: string): Promise<void> {
  const { rows } = await database.query<{ areThere: boolean }>(
    'SELECT bool_and(to_regclass(name) IS NOT NULL) AS "areThere" FROM unnest($1::text[]) AS name',
    [names],
  );
  if (rows[0]?.areThere) return;
  // Statements that are sent together are one transaction: the lock ends with it.
  await database.query(
    `SELECT pg_advisory_xact_lock(${advisoryLocks.tables}); CREATE SCHEMA IF NOT EXISTS cache; ${definitions}`,
  );
}
