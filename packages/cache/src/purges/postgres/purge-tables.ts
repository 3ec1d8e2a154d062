import { createHash } from 'node:crypto';
import { makeTables } from '../../postgres/make-tables.ts';
import type { Queryable } from '../../postgres/queryable.ts';
import type { PurgedTag } from '../tag-numbers.ts';

// `is_open` from when a process begins to number purges until it has ended with all of them written: while it is, or where that process was
// killed, there may be purges that are not here. A tag is JSON, as PostgreSQL keeps no text with every character.
const definitions = `
CREATE TABLE IF NOT EXISTS cache.purge_sequence (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  generation text NOT NULL,
  number bigint NOT NULL,
  floor bigint NOT NULL,
  is_open boolean NOT NULL
);
CREATE TABLE IF NOT EXISTS cache.purged_tags (
  digest bytea PRIMARY KEY,
  tag text NOT NULL,
  soft bigint NOT NULL,
  hard bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS purged_tags_last ON cache.purged_tags (greatest(soft, hard));
`;

/** Makes the tables of purges where they are missing. */
export const makePurgeTables = (database: Queryable): Promise<void> =>
  makeTables(database, ['cache.purge_sequence', 'cache.purged_tags'], definitions);

/** A sequence of purges, as far as it has got. */
export interface Sequence {
  generation: string;
  number: number;
  /** Before which nothing is trusted, as purges of then are forgotten. */
  floor: number;
}

/** A sequence that the process before has left. */
export interface StoredSequence extends Sequence {
  purged: readonly PurgedTag[];
}

/** Opens the sequence that is stored, and reads it. Undefined where there is none whose process has written all that it purged. */
export async function openSequence(database: Queryable): Promise<StoredSequence | undefined> {
  const opened = await database.query<{ generation: string; number: string; floor: string }>(
    'UPDATE cache.purge_sequence SET is_open = true WHERE NOT is_open RETURNING generation, number, floor',
  );
  const [row] = opened.rows;
  if (!row) return undefined;
  const { rows } = await database.query<Record<'tag' | 'soft' | 'hard', string>>(
    'SELECT tag, soft, hard FROM cache.purged_tags',
  );
  return {
    generation: row.generation,
    number: Number(row.number),
    floor: Number(row.floor),
    purged: rows.map(({ tag, soft, hard }) => ({ tag: JSON.parse(tag), SOFT: Number(soft), HARD: Number(hard) })),
  };
}

/** Replaces what is stored by a sequence that is open. */
export async function replaceSequence(
  database: Queryable,
  { generation, number, floor }: Sequence,
  purged: readonly PurgedTag[],
): Promise<void> {
  await database.query('BEGIN');
  await database.query('DELETE FROM cache.purged_tags');
  await database.query(`INSERT INTO cache.purged_tags ${rowsOfTags(1)}`, columnsOf(purged));
  await database.query(
    `INSERT INTO cache.purge_sequence (generation, number, floor, is_open) VALUES ($1, $2, $3, true)
     ON CONFLICT (is_only) DO UPDATE SET (generation, number, floor, is_open)
       = (excluded.generation, excluded.number, excluded.floor, excluded.is_open)`,
    [generation, number, floor],
  );
  await database.query('COMMIT');
}

/**
 * Writes how far an open sequence has got, with the tags that have been purged since.
 *
 * @param written the number that it had got to when it was last written for certain
 * @returns whether it was still what is stored; else nothing is written
 */
export async function extendSequence(
  database: Queryable,
  { generation, number, floor }: Sequence,
  written: number,
  purged: readonly PurgedTag[],
): Promise<boolean> {
  const { rows } = await database.query<{ isStored: boolean }>(
    `WITH sequence AS (
       UPDATE cache.purge_sequence SET number = $2, floor = $3
       WHERE generation = $1 AND is_open AND number BETWEEN $4 AND $2 RETURNING 1
     ), tags AS (
       INSERT INTO cache.purged_tags SELECT added.* FROM (${rowsOfTags(5)}) AS added, sequence
       ON CONFLICT (digest) DO UPDATE SET (soft, hard) = (excluded.soft, excluded.hard)
     )
     SELECT EXISTS (SELECT FROM sequence) AS "isStored"`,
    [generation, number, floor, written, ...columnsOf(purged)],
  );
  if (!rows[0]?.isStored) return false;
  if (floor > 0) await database.query('DELETE FROM cache.purged_tags WHERE greatest(soft, hard) <= $1', [floor]);
  return true;
}

/** Closes a sequence that is open and has got to its number: the next process may go on with it. */
export async function closeSequence(database: Queryable, { generation, number }: Sequence): Promise<void> {
  await database.query(
    'UPDATE cache.purge_sequence SET is_open = false WHERE generation = $1 AND number = $2 AND is_open',
    [generation, number],
  );
}

/** @param first the number of the first of four parameters */
const rowsOfTags = (first: number): string =>
  `SELECT * FROM unnest($${first}::bytea[], $${first + 1}::text[], $${first + 2}::bigint[], $${first + 3}::bigint[])`;

function columnsOf(purged: readonly PurgedTag[]): unknown[] {
  return [
    purged.map(({ tag }) => createHash('sha256').update(JSON.stringify(tag)).digest()),
    purged.map(({ tag }) => JSON.stringify(tag)),
    purged.map(({ SOFT }) => SOFT),
    purged.map(({ HARD }) => HARD),
  ];
}
