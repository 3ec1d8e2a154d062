import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDevelopmentKey, signDevelopmentToken } from './development-key.ts';
import { openTokens } from './open-tokens.ts';

let folder: string;
let dataDir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'development-key-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true }));

const options = { leewayS: 30, now: () => 1_000_000, clock: () => 0, onFailure: () => {} };

it('is made once, readable by its owner alone', async () => {
  const made = await openDevelopmentKey(dataDir);
  const file = join(dataDir, 'development-key.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(made);
  expect(await openDevelopmentKey(dataDir)).toEqual(made);
});

it('is one key for processes that start together, and leaves no other file', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => openDevelopmentKey(dataDir)));
  expect(new Set(keys.map(({ x }) => x)).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(['development-key.json']);
});

it('is not taken from a file that holds something else, which is named', async () => {
  await writeFile(join(folder, 'development-key.json'), '{"kty":"oct","k":"AAAA"}');
  await expect(openDevelopmentKey(folder)).rejects.toMatchObject({ name: 'SettingError', setting: 'DATA_DIR' });
});

it('signs tokens that the gateway of the folder believes, for as long as they say', async () => {
  const verify = await openTokens({ kind: 'development', dataDir }, options);
  const claims = { sub: 'me', role: 'operator', scope: 'operator:tokens', jurisdiction: 'US-CO', age: 30 } as const;
  const sign = async (lifetimeS: number) =>
    signDevelopmentToken(await openDevelopmentKey(dataDir), claims, { now: 1_000_000, lifetimeS, jti: 'j1' });
  expect(await verify(await sign(60))).toEqual({
    subject: 'me',
    jti: 'j1',
    expiresAt: 1_060,
    role: 'OPERATOR',
    scopes: ['operator:tokens'],
    jurisdiction: 'US-CO',
    age: 30,
    patientOf: null,
  });
  await expect(verify(await sign(-30))).rejects.toMatchObject({ fault: 'EXPIRED' });
});

it('signs nothing that the gateway of another folder believes', async () => {
  const verify = await openTokens({ kind: 'development', dataDir }, options);
  const claims = { sub: 'me', role: 'member' } as const;
  const signing = { now: 1_000_000, lifetimeS: 60 };
  const token = await signDevelopmentToken(await openDevelopmentKey(folder), claims, signing);
  await expect(verify(token)).rejects.toMatchObject({ fault: 'SIGNATURE' });
});
