import { randomUUID } from 'node:crypto';
import { link, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { StartError } from '@weedhounds/errors';
import { type DataFolder, dataFolderAt } from './data-folder.ts';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** PGlite does not notice a second opener of its folder and both would destroy it; hence this lock. */
export interface DataFolderLock {
  release(): Promise<void>;
}

export interface LockRecord extends ProcessIdentity {
  /** Tells this taking of the lock from every other. */
  token: string;
}

/**
 * Takes the folder for this process. The lock of a process that is gone is taken over.
 *
 * @throws StartError naming the process that holds the folder
 */
export async function lockDataFolder(folder: DataFolder): Promise<DataFolderLock> {
  const own: LockRecord = { ...ownIdentity(), token: randomUUID() };
  while (!(await tryCreate(folder, own))) {
    const holder = await readRecord(folder);
    if (holder === undefined) continue;
    if (isRunning(holder)) throw new StartError(describeHolder(folder, holder));
    await removeStale(folder, holder);
  }
  return {
    release: async () => {
      const holder = await readRecord(folder);
      if (holder?.token === own.token) await rm(folder.lock, { force: true });
    },
  };
}

/**
 * One line about the process that holds the embedded database of a folder, or undefined when none does. The answer may
 * be out of date at once: only `openDatabase` takes the folder.
 */
export async function whoHolds(dataDir: string): Promise<string | undefined> {
  const folder = dataFolderAt(dataDir);
  const holder = await readRecord(folder);
  return holder !== undefined && isRunning(holder) ? describeHolder(folder, holder) : undefined;
}

/** A link to a finished file appears at once and whole, and only where no lock lies. */
async function tryCreate(folder: DataFolder, record: LockRecord): Promise<boolean> {
  const draft = `${folder.lock}.${record.token}`;
  try {
    await writeFile(draft, `${JSON.stringify(record)}\n`);
    await link(draft, folder.lock);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw new StartError(`DATA_DIR ${folder.path} cannot be locked: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(draft, { force: true });
  }
}

async function readRecord(folder: DataFolder): Promise<LockRecord | undefined> {
  let text: string;
  try {
    text = await readFile(folder.lock, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw new StartError(`The lock of DATA_DIR ${folder.path} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const record = parseRecord(text);
  if (record === undefined) {
    throw new StartError(`${folder.lock} is no lock file of this program. Delete it if no process uses the folder.`);
  }
  return record;
}

function parseRecord(text: string): LockRecord | undefined {
  try {
    const record = JSON.parse(text) as Partial<LockRecord> | null;
    const isWhole =
      Number.isInteger(record?.pid) && typeof record?.host === 'string' && typeof record.token === 'string';
    return isWhole ? (record as LockRecord) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Of several processes that find the same stale lock, one may remove it: the one that makes the permit named after that
 * taking. It looks again first, since the permit of an earlier remover may be gone and a new lock be in place.
 */
export async function removeStale(folder: DataFolder, stale: LockRecord): Promise<void> {
  const permit = `${folder.lock}.takeover.${stale.token}`;
  try {
    await writeFile(permit, '', { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    throw new StartError(
      `DATA_DIR ${folder.path} is being taken over from a process that ended. Try again; if this stays, delete the files ${folder.lock}*.`,
    );
  }
  try {
    const current = await readRecord(folder);
    if (current?.token === stale.token) await unlink(folder.lock);
  } finally {
    await rm(permit, { force: true });
  }
}

function describeHolder(folder: DataFolder, { pid, host }: LockRecord): string {
  const own = ownIdentity();
  if (host !== own.host) {
    return `DATA_DIR ${folder.path} is in use by process ${pid} on host ${host}. Delete ${folder.lock} if that process is gone.`;
  }
  const holder = pid === own.pid ? `this process (${pid})` : `process ${pid}`;
  return `DATA_DIR ${folder.path} is in use by ${holder}. Stop it first, or name another folder.`;
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
