import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { baseSnapshot } from '../embedded/open-in-memory.ts';
import { findPostgres } from '../testing/find-postgres.ts';
import { createTemporaryFolder } from '../testing/write-migrations.ts';
import { createEngineAdapter, type EngineAdapter, type EngineTarget } from './create-engine-adapter.ts';

const postgres = await findPostgres();
afterAll(() => postgres?.stop());

const embedded = async (): Promise<EngineTarget> => ({
  kind: 'embedded',
  dataDir: join(await createTemporaryFolder(), 'data'),
  snapshot: await baseSnapshot(),
});
const memory = async (): Promise<EngineTarget> => ({ kind: 'memory' });
const server = async (): Promise<EngineTarget> => ({ kind: 'server', url: postgres?.url ?? '' });

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}

function adapterOf(target: EngineTarget): EngineAdapter {
  const adapter = createEngineAdapter(target, 'notes');
  onTestFinished(() => adapter.close());
  return adapter;
}

const script = `CREATE TABLE note (); CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  RETURN 1; -- a semicolon; inside
END $$;`;

describe.each([
  ['the embedded database', embedded, false],
  ['a database in memory', memory, false],
  ['a server (PostgreSQL: DATABASE_URL or a postgres binary)', server, !postgres],
])('the schema engine on %s', (_, target, isMissing) => {
  it.skipIf(isMissing)('runs a whole script in its schema', async () => {
    const sql = await adapterOf(await target()).factory.connect();
    await sql.executeScript(script);
    const found = `SELECT one() AS one, n.nspname AS schema, c.relkind AS kind FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'note'`;
    expect(await sql.queryRaw(statement(found))).toEqual({
      columnNames: ['one', 'schema', 'kind'],
      // Int32, Text, Character
      columnTypes: [0, 7, 6],
      rows: [[1, 'notes', 'r']],
    });
  });

  it.skipIf(isMissing)('reports the error of a script', async () => {
    const sql = await adapterOf(await target()).factory.connect();
    await expect(sql.executeScript('SELECT 1; SELECT nothing')).rejects.toMatchObject({
      cause: { kind: 'ColumnNotFound', column: 'nothing', originalCode: '42703' },
    });
  });

  it.skipIf(isMissing)('replays migrations in a database that leaves nothing', async () => {
    const { factory } = adapterOf(await target());
    const shadow = await factory.connectToShadowDb();
    await shadow.executeScript('CREATE TABLE shade ()');
    await shadow.dispose();
    await expect(shadow.executeScript('SELECT 1')).rejects.toThrow('PGlite is closed');
    const sql = await factory.connect();
    expect((await sql.queryRaw(statement(`SELECT to_regclass('notes.shade')::text AS table`))).rows).toEqual([[null]]);
  });
});

it('takes the embedded database when the engine connects and frees it when it is closed', async () => {
  const dataDir = await createTemporaryFolder();
  const adapter = adapterOf({ kind: 'embedded', dataDir, snapshot: await baseSnapshot() });
  await adapter.factory.connectToShadowDb();
  expect(await readdir(dataDir)).toEqual([]);
  await adapter.factory.connect();
  expect(await readdir(dataDir)).toEqual(['lock', 'postgres']);
  await adapter.close();
  expect(await readdir(dataDir)).toEqual(['postgres']);
});
