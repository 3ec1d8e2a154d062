import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@weedhounds/database';
import { findPostgres } from '@weedhounds/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';

const postgres = await findPostgres();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weedhounds-db-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await postgres?.stop();
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `tools/db.ts` as npm does, with nothing of the caller's settings. */
function db(command: string, settings: Record<string, string>): Promise<Outcome> {
  const { DATABASE_URL: _, ...env } = process.env;
  const script = fileURLToPath(new URL('./db.ts', import.meta.url));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', script, command],
      { env: { ...env, ...settings } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const upToDate = ['dispensary', 'menu', 'strain', 'network'].map((name) => `${name}: up to date\n`).join('');
const timeout = 120_000;

it('migrates the embedded database, once', { timeout }, async () => {
  const settings = { DATA_DIR: join(folder, 'data') };
  const first = await db('migrate', settings);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^dispensary: applied \d{14}_.*\nmenu: applied .*\nstrain: applied .*\nnetwork: .*\n$/);
  expect(await db('migrate', settings)).toEqual({ code: 0, stdout: upToDate, stderr: '' });
});

it.skipIf(!postgres)(
  'migrates a server, once (PostgreSQL: DATABASE_URL or a postgres binary)',
  { timeout },
  async () => {
    const settings = { DATABASE_URL: postgres?.url ?? '' };
    expect(await db('migrate', settings)).toMatchObject({ code: 0, stderr: '' });
    expect(await db('migrate', settings)).toEqual({ code: 0, stdout: upToDate, stderr: '' });
  },
);

it('says in one line who uses the embedded database', { timeout }, async () => {
  const dataDir = join(folder, 'used');
  const database = await openDatabase({ kind: 'embedded', dataDir });
  expect(await db('migrate', { DATA_DIR: dataDir })).toEqual({
    code: 1,
    stdout: '',
    stderr: `DATA_DIR ${dataDir} is in use by process ${process.pid}. Stop it first, or name another folder.\n`,
  });
  await database.close();
});

it('says in one line that the server does not answer', { timeout }, async () => {
  expect(await db('migrate', { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/graph' })).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'Cannot reach the database at postgresql://me@127.0.0.1:1/graph (DATABASE_URL): connect ECONNREFUSED 127.0.0.1:1.\n',
  });
});

it('says in one line that a setting is wrong', { timeout }, async () => {
  const { code, stdout, stderr } = await db('migrate', { DATABASE_URL: 'mysql://elsewhere' });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^DATABASE_URL must .*\n$/);
});

it('lists its commands when it does not know one', { timeout }, async () => {
  expect(await db('drop', {})).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Usage: tools/db.ts migrate | seed | reset\n',
  });
});
