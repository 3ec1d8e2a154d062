import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StartError } from '@weedhounds/errors';

/** The parts of a data folder, as absolute paths. */
export interface DataFolder {
  path: string;
  /** The Postgres cluster. */
  cluster: string;
  /** Present while a cluster is being made for the first time; found later, it tells that the cluster is incomplete. */
  creating: string;
  /** Says which process holds the folder. */
  lock: string;
}

export function dataFolderAt(dataDir: string): DataFolder {
  const path = resolve(dataDir);
  return {
    path,
    cluster: join(path, 'postgres'),
    creating: join(path, 'creating'),
    lock: join(path, 'lock'),
  };
}

/**
 * Makes the folder when it is missing and looks whether it can be used.
 *
 * @throws StartError when it cannot be made or written, or holds other files and no database
 */
export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  const folder = dataFolderAt(dataDir);
  let names: string[];
  try {
    await makeFolder(folder.path);
    names = await readdir(folder.path);
    await access(folder.path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(`DATA_DIR ${folder.path} cannot be used as a folder to write to: ${codeOf(error)}.`, {
      cause: error,
    });
  }
  const isForeign = names.length > 0 && !names.some((name) => /^(postgres|creating|lock.*)$/.test(name));
  if (isForeign) {
    throw new StartError(
      `DATA_DIR ${folder.path} holds other files and no database of this program. Name an empty folder.`,
    );
  }
  return folder;
}

/** Node's own `recursive` never ends where a parent exists and takes no folders, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Somebody else made it in the meantime.
    if (error.code !== 'EEXIST') throw error;
  });
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
