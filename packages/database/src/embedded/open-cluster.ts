import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { StartError } from '@weedhounds/errors';
import { createPGlite } from './create-pglite.ts';
import type { DataFolder } from './data-folder.ts';
import { readSnapshot } from './snapshot.ts';

/**
 * Opens the cluster of a folder that this process holds; makes it first when there is none, from the snapshot when one
 * is given. A first start that was cut short is found by its marker and begun again, so a half-written cluster is never
 * opened.
 */
export async function openCluster(folder: DataFolder, snapshot: string | undefined): Promise<PGlite> {
  if (existsSync(folder.creating)) await rm(folder.cluster, { recursive: true, force: true });
  if (existsSync(join(folder.cluster, 'PG_VERSION'))) return openExisting(folder);
  await refuseForeignCluster(folder);

  const loadDataDir = snapshot === undefined ? undefined : await readSnapshot(snapshot);
  await writeFile(folder.creating, '');
  try {
    const pglite = await createPGlite({ dataDir: folder.cluster, ...(loadDataDir && { loadDataDir }) });
    await rm(folder.creating);
    return pglite;
  } catch (error) {
    throw new StartError(`Cannot make a database in DATA_DIR ${folder.path}${from(snapshot)}: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

async function openExisting(folder: DataFolder): Promise<PGlite> {
  try {
    return await createPGlite({ dataDir: folder.cluster });
  } catch (error) {
    throw new StartError(`The database in DATA_DIR ${folder.path} cannot be opened: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

async function refuseForeignCluster(folder: DataFolder): Promise<void> {
  if (!existsSync(folder.cluster)) return;
  const names = await readdir(folder.cluster);
  if (names.length === 0) return;
  throw new StartError(`DATA_DIR ${folder.path} holds a postgres folder that is no database. Name an empty folder.`);
}

function from(snapshot: string | undefined): string {
  return snapshot === undefined ? '' : ` from ${snapshot}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
