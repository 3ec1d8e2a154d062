import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { findPostgres } from './find-postgres.ts';
import { findBinaries } from './postgres-binaries.ts';
import { createTemporaryFolder } from './write-migrations.ts';

async function putPrograms(folder: string, ...names: string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    await writeFile(join(folder, name), '');
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

describe('findBinaries', () => {
  it('takes the first folder of the PATH that has both programs', async () => {
    const root = await createTemporaryFolder();
    const half = await putPrograms(join(root, 'half'), 'postgres');
    const whole = await putPrograms(join(root, 'whole'), 'postgres', 'initdb');
    expect(findBinaries(`${half}::${whole}`, root)).toEqual({
      initdb: join(whole, 'initdb'),
      postgres: join(whole, 'postgres'),
    });
  });

  it('falls back to the newest Debian version', async () => {
    const root = await createTemporaryFolder();
    await putPrograms(join(root, '9/bin'), 'postgres', 'initdb');
    const newest = await putPrograms(join(root, '17/bin'), 'postgres', 'initdb');
    expect(findBinaries('', root)?.postgres).toBe(join(newest, 'postgres'));
  });

  it('finds nothing where there is nothing', () => {
    expect(findBinaries('/nowhere', '/nowhere')).toBeUndefined();
  });
});

const postgres = await findPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(!postgres)('findPostgres (PostgreSQL: DATABASE_URL or a postgres binary)', () => {
  const url = postgres?.url ?? '';

  it('lends an empty database that is gone afterwards', async () => {
    const lent = await findPostgres({ DATABASE_URL: url });
    const client = new pg.Client(lent?.url);
    await client.connect();
    const tables = `SELECT * FROM information_schema.tables WHERE table_schema = 'public'`;
    expect((await client.query(tables)).rows).toEqual([]);
    await client.end();
    await lent?.stop();
    await expect(new pg.Client(lent?.url).connect()).rejects.toMatchObject({ code: '3D000' });
  });

  it('fails when the server that DATABASE_URL names does not answer', async () => {
    await expect(findPostgres({ DATABASE_URL: 'postgresql://127.0.0.1:1/x' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
