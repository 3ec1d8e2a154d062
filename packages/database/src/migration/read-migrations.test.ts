import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeMigrations } from '../testing/write-migrations.ts';
import { checksum, readMigrations } from './read-migrations.ts';

it('reads the scripts in the order of their names and nothing else', async () => {
  const directory = await writeMigrations({ '20260102_b': 'SELECT 2', '20260101_a': 'SELECT 1', empty: undefined });
  await writeFile(join(directory, 'migration_lock.toml'), 'provider = "postgresql"');
  expect(await readMigrations(directory)).toEqual([
    { name: '20260101_a', script: 'SELECT 1' },
    { name: '20260102_b', script: 'SELECT 2' },
  ]);
});

it('fails on a folder that does not exist', async () => {
  await expect(readMigrations('/nowhere/migrations')).rejects.toMatchObject({ code: 'ENOENT' });
});

it('computes the SHA-256 that Prisma stores', () => {
  // printf 'SELECT 1' | sha256sum
  expect(checksum('SELECT 1')).toBe('e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5');
});
