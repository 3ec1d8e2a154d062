import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DatabaseSettings, openDatabase } from '@weedhounds/database';
import { findPostgres } from '@weedhounds/database/testing';
import { StartError } from '@weedhounds/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDrift } from './find-drift.ts';
import { runPrisma } from './run-prisma.ts';

/** Milliseconds: each command starts two or three processes. */
const timeout = 120_000;

const postgres = await findPostgres();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weedhounds-prisma-'));
  await cp(fileURLToPath(new URL('./fixture', import.meta.url)), folder, { recursive: true });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await postgres?.stop();
});

/** Runs the CLI on the copy of the fixture: its exit code and what it printed. */
async function prisma(settings: DatabaseSettings, ...command: string[]): Promise<{ code: number; output: string }> {
  let output = '';
  const code = await runPrisma({
    schema: join(folder, 'schema.prisma'),
    migrations: join(folder, 'migrations'),
    schemaName: 'notes',
    settings,
    command,
    stdio: 'pipe',
    onOutput: (text) => {
      output += text;
    },
  });
  return { code, output };
}

async function migrateHere(settings: DatabaseSettings): Promise<string[]> {
  const database = await openDatabase(settings);
  try {
    return await database.migrate('notes', join(folder, 'migrations'));
  } finally {
    await database.close();
  }
}

describe.each([
  ['the embedded database', (): DatabaseSettings => ({ kind: 'embedded', dataDir: join(folder, 'data') }), false],
  [
    'a server (PostgreSQL: DATABASE_URL or a postgres binary)',
    (): DatabaseSettings => ({ kind: 'server', url: postgres?.url ?? '' }),
    !postgres,
  ],
])('the Prisma CLI on %s', (_, settings, isMissing) => {
  const test = it.skipIf(isMissing);

  test('finds the migrations applied that this program applied', { timeout }, async () => {
    expect(await migrateHere(settings())).toEqual(['20260101000000_init']);
    const status = await prisma(settings(), 'migrate', 'status');
    expect(status).toEqual({ code: 0, output: expect.stringContaining('Database schema is up to date!') });
    const deploy = await prisma(settings(), 'migrate', 'deploy');
    expect(deploy).toEqual({ code: 0, output: expect.stringContaining('No pending migrations to apply.') });
  });

  test('resets the schema and applies the migrations so that this program finds them', { timeout }, async () => {
    const reset = await prisma(settings(), 'migrate', 'reset', '--force');
    expect(reset).toEqual({ code: 0, output: expect.stringContaining('20260101000000_init') });
    expect(await migrateHere(settings())).toEqual([]);
  });

  test('reads the schema back from the database', { timeout }, async () => {
    const pull = await prisma(settings(), 'db', 'pull', '--print');
    expect(pull).toEqual({
      code: 0,
      output: expect.stringContaining('@@index([title(ops: raw("gin_trgm_ops"))], type: Gin)'),
    });
  });

  test('makes and applies a migration for a changed schema, and its file agrees', { timeout }, async () => {
    const path = join(folder, 'schema.prisma');
    const before = await readFile(path, 'utf8');
    const files = { schema: path, migrations: join(folder, 'migrations') };
    await writeFile(path, before.replace('  score ', '  extra   String?\n  score '));
    try {
      expect(await findDrift(files, 'notes')).toContain('Added column `extra`');
      const dev = await prisma(settings(), 'migrate', 'dev', '--name', 'extra');
      expect(dev).toEqual({ code: 0, output: expect.stringContaining('Your database is now in sync') });
      expect(await findDrift(files, 'notes')).toBeUndefined();
    } finally {
      await writeFile(path, before);
      await rm(join(folder, 'migrations'), { recursive: true });
      await cp(fileURLToPath(new URL('./fixture/migrations', import.meta.url)), files.migrations, { recursive: true });
    }
  });

  test('brings a changed database to the schema without a migration', { timeout }, async () => {
    const push = await prisma(settings(), 'db', 'push', '--accept-data-loss');
    expect(push).toEqual({ code: 0, output: expect.stringContaining('Your database is now in sync') });
    const difference = await prisma(
      settings(),
      ...['migrate', 'diff', '--exit-code', '--from-config-datasource', '--to-schema', join(folder, 'schema.prisma')],
    );
    expect(difference).toEqual({ code: 0, output: expect.stringContaining('No difference detected.') });
  });
});

describe('the Prisma CLI', () => {
  it('says who uses the embedded database', { timeout }, async () => {
    const dataDir = join(folder, 'used');
    const database = await openDatabase({ kind: 'embedded', dataDir });
    await expect(prisma({ kind: 'embedded', dataDir }, 'migrate', 'deploy')).rejects.toThrow(
      new StartError(
        `DATA_DIR ${dataDir} is in use by this process (${process.pid}). Stop it first, or name another folder.`,
      ),
    );
    const validate = await prisma({ kind: 'embedded', dataDir }, 'validate');
    expect(validate).toEqual({ code: 0, output: expect.stringContaining('is valid') });
    await database.close();
  });

  it('says that a server does not answer', { timeout }, async () => {
    const status = await prisma({ kind: 'server', url: 'postgresql://me@127.0.0.1:1/graph' }, 'migrate', 'status');
    expect(status.code).toBe(1);
    expect(status.output).toContain('P1001');
    expect(status.output).toContain('connect ECONNREFUSED 127.0.0.1:1');
  });

  it.skipIf(!postgres)(
    'makes the database a server lacks (PostgreSQL: DATABASE_URL or a postgres binary)',
    { timeout },
    async () => {
      const url = new URL(postgres?.url ?? '');
      url.pathname = '/weedhounds_made_by_prisma';
      const deploy = await prisma({ kind: 'server', url: url.href }, 'migrate', 'deploy');
      const script = join(folder, 'drop.sql');
      await writeFile(script, 'DROP DATABASE weedhounds_made_by_prisma');
      const drop = await prisma({ kind: 'server', url: postgres?.url ?? '' }, 'db', 'execute', '--file', script);
      expect(deploy).toEqual({ code: 0, output: expect.stringContaining('20260101000000_init') });
      expect(drop.code).toBe(0);
    },
  );
});
