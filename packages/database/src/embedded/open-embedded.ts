import type { EmbeddedDatabase, EmbeddedSettings } from '../database.ts';
import { prepareDataFolder } from './data-folder.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { createEmbeddedDatabase } from './embedded-database.ts';
import { openCluster } from './open-cluster.ts';

/** Takes the data folder for this process and opens the cluster in it. */
export async function openEmbedded(settings: EmbeddedSettings): Promise<EmbeddedDatabase> {
  const folder = await prepareDataFolder(settings.dataDir);
  const lock = await lockDataFolder(folder);
  try {
    const pglite = await openCluster(folder, settings.snapshot);
    return createEmbeddedDatabase(pglite, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}
