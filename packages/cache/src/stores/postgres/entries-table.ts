import { createHash } from 'node:crypto';
import { makeTables } from '../../postgres/make-tables.ts';
import type { Queryable } from '../../postgres/queryable.ts';
import type { SealedEntry } from '../bytes-store.ts';

// The last index is what a sweep reads: how much each policy has, and what of it ends first.
const definitions = `
CREATE TABLE IF NOT EXISTS cache.entries (
  key bytea PRIMARY KEY,
  policy text NOT NULL,
  bytes integer NOT NULL,
  expires_at timestamptz NOT NULL,
  value bytea NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_expires_at ON cache.entries (expires_at);
CREATE INDEX IF NOT EXISTS entries_policy ON cache.entries (policy, expires_at) INCLUDE (bytes);
`;

/** Makes the table of entries where it is missing. */
export const makeEntriesTable = (database: Queryable): Promise<void> =>
  makeTables(database, ['cache.entries'], definitions);

/** What a key is in the table: an index takes no text of any length. Two keys that were the same here would be told apart as values are opened. */
const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** What is kept under each key, aligned with them. */
export async function selectEntries(
  database: Queryable,
  keys: readonly string[],
): Promise<readonly (Uint8Array | undefined)[]> {
  const digests = keys.map(digestOf);
  const { rows } = await database.query<{ key: Buffer; value: Buffer }>(
    'SELECT key, value FROM cache.entries WHERE key = ANY($1::bytea[]) AND expires_at > now()',
    [digests],
  );
  const found = new Map(rows.map(({ key, value }) => [key.toString('hex'), value]));
  return digests.map((digest) => found.get(digest.toString('hex')));
}

/** Keeps entries. Rows are written in the order of their keys, here and in `deleteEntries`, so that two writers never wait for each other. */
export async function upsertEntries(database: Queryable, entries: readonly SealedEntry[]): Promise<void> {
  await database.query(
    `INSERT INTO cache.entries (key, policy, bytes, expires_at, value)
     SELECT key, policy, octet_length(value), now() + ttl * interval '1 millisecond', value
     FROM unnest($1::bytea[], $2::text[], $3::float8[], $4::bytea[]) AS kept (key, policy, ttl, value)
     ORDER BY key
     ON CONFLICT (key) DO UPDATE SET (policy, bytes, expires_at, value)
       = (excluded.policy, excluded.bytes, excluded.expires_at, excluded.value)`,
    [
      entries.map(({ key }) => digestOf(key)),
      entries.map(({ policy }) => policy),
      entries.map(({ ttl }) => ttl),
      entries.map(({ value }) => Buffer.from(value.buffer, value.byteOffset, value.byteLength)),
    ],
  );
}

export async function deleteEntries(database: Queryable, keys: readonly string[]): Promise<void> {
  await database.query(
    `DELETE FROM cache.entries WHERE key = ANY (ARRAY(
       SELECT key FROM cache.entries WHERE key = ANY($1::bytea[]) ORDER BY key FOR UPDATE))`,
    [keys.map(digestOf)],
  );
}
