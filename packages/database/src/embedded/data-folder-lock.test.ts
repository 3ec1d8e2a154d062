import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { StartError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { startHolder } from '../testing/start-holder.ts';
import { createTemporaryFolder } from '../testing/write-migrations.ts';
import { type DataFolder, dataFolderAt } from './data-folder.ts';
import { lockDataFolder, removeStale, whoHolds } from './data-folder-lock.ts';
import { baseSnapshot } from './open-in-memory.ts';
import { ownIdentity } from './process-identity.ts';

/** More than a pid can be: PID_MAX_LIMIT of Linux is 2^22. */
const unusedPid = 4_194_305;

async function createFolder(lock?: object | string): Promise<DataFolder> {
  const folder = dataFolderAt(await createTemporaryFolder());
  if (lock !== undefined) await writeFile(folder.lock, typeof lock === 'string' ? lock : JSON.stringify(lock));
  return folder;
}

it('says which process and host hold the folder, and nothing after the release', async () => {
  const folder = await createFolder();
  const lock = await lockDataFolder(folder);
  expect(JSON.parse(await readFile(folder.lock, 'utf8'))).toEqual({ ...ownIdentity(), token: expect.any(String) });
  await lock.release();
  expect(await readdir(folder.path)).toEqual([]);
});

it('refuses a second opener in the same process', async () => {
  const folder = await createFolder();
  await lockDataFolder(folder);
  await expect(lockDataFolder(folder)).rejects.toThrow(
    new StartError(
      `DATA_DIR ${folder.path} is in use by this process (${process.pid}). Stop it first, or name another folder.`,
    ),
  );
});

it('refuses a second process while the first lives, and lets it in after the first was killed', async () => {
  const folder = await createFolder();
  const holder = startHolder(folder.path, await baseSnapshot());
  await holder.printed('ready');
  const refusal = `DATA_DIR ${folder.path} is in use by process ${holder.pid}. Stop it first, or name another folder.`;
  await expect(lockDataFolder(folder)).rejects.toThrow(new StartError(refusal));
  expect(await whoHolds(folder.path)).toBe(refusal);

  await holder.kill();
  expect(await whoHolds(folder.path)).toBeUndefined();
  const lock = await lockDataFolder(folder);
  await lock.release();
});

it('lets exactly one of many take over a stale lock', async () => {
  const folder = await createFolder({ pid: unusedPid, host: hostname(), token: 'stale' });
  const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => lockDataFolder(folder)));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(folder.path)).toEqual(['lock']);
});

it('waits with a takeover that another process has begun', async () => {
  const folder = await createFolder({ pid: unusedPid, host: hostname(), token: 'stale' });
  await writeFile(`${folder.lock}.takeover.stale`, '');
  await expect(lockDataFolder(folder)).rejects.toThrow(
    new StartError(
      `DATA_DIR ${folder.path} is being taken over from a process that ended. Try again; if this stays, delete the files ${folder.lock}*.`,
    ),
  );
  expect(await readdir(folder.path)).toEqual(['lock', 'lock.takeover.stale']);
});

it('does not remove the lock of who was quicker to take over', async () => {
  const folder = await createFolder({ ...ownIdentity(), token: 'quicker' });
  await removeStale(folder, { pid: unusedPid, host: hostname(), token: 'stale' });
  expect(await readdir(folder.path)).toEqual(['lock']);
});

it.skipIf(ownIdentity().started === undefined)(
  'takes over from a process whose pid was given to another since (Linux: /proc)',
  async () => {
    const folder = await createFolder({ ...ownIdentity(), started: 'another boot/1', token: 'stale' });
    const lock = await lockDataFolder(folder);
    await lock.release();
  },
);

it('leaves the lock of another host alone', async () => {
  const folder = await createFolder({ pid: unusedPid, host: 'elsewhere', token: 'other' });
  await expect(lockDataFolder(folder)).rejects.toThrow(
    new StartError(
      `DATA_DIR ${folder.path} is in use by process ${unusedPid} on host elsewhere. Delete ${folder.lock} if that process is gone.`,
    ),
  );
});

it.each(['', 'not JSON', '{"pid":"1"}', 'null'])('leaves a lock file alone that reads %j', async (text) => {
  const folder = await createFolder(text);
  await expect(lockDataFolder(folder)).rejects.toThrow(
    new StartError(`${folder.lock} is no lock file of this program. Delete it if no process uses the folder.`),
  );
  expect(await readFile(folder.lock, 'utf8')).toBe(text);
});

it('releases no lock but its own', async () => {
  const folder = await createFolder();
  const lock = await lockDataFolder(folder);
  const other = JSON.stringify({ ...ownIdentity(), token: 'another' });
  await writeFile(folder.lock, other);
  await lock.release();
  expect(await readFile(folder.lock, 'utf8')).toBe(other);
});

it('knows of no holder where there is no folder', async () => {
  expect(await whoHolds('/nowhere/at/all')).toBeUndefined();
});
