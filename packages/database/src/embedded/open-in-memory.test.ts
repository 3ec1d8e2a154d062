import { stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { baseSnapshot, openInMemory } from './open-in-memory.ts';

it('gives every caller a database of its own', async () => {
  const [first, second] = await Promise.all([openInMemory(), openInMemory()]);
  await first.pglite.exec('CREATE TABLE mine ()');
  const tables = `SELECT * FROM information_schema.tables WHERE table_schema = 'public'`;
  expect((await second.pglite.query(tables)).rows).toEqual([]);
  await Promise.all([first.close(), second.close()]);
});

it('can create the extension for trigrams', async () => {
  const database = await openInMemory();
  await database.pglite.exec('CREATE EXTENSION pg_trgm WITH SCHEMA public');
  const { rows } = await database.pglite.query(`SELECT public.similarity('gelato', 'gelatto') > 0.5 AS alike`);
  expect(rows).toEqual([{ alike: true }]);
  await database.close();
});

it('makes the base snapshot once', async () => {
  const before = await stat(await baseSnapshot());
  expect((await stat(await baseSnapshot())).mtimeMs).toBe(before.mtimeMs);
});
