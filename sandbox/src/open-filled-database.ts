import { type Database, type EmbeddedDatabase, type EmbeddedSettings, openDatabase } from '@weedhounds/database';
import { fillWhenEmpty } from './fill-when-empty.ts';
import type { StartSettings } from './settings.ts';
import { findSnapshot } from './snapshot-file.ts';
import { closeStores, createStores, migrateAll, type Stores } from './stores.ts';

/** A database that is migrated, and filled when it was empty. */
export interface FilledDatabase<D extends Database = Database> {
  database: D;
  stores: Stores;
  /** Whether it holds invented shops. */
  isDemonstration: boolean;
  close(): Promise<void>;
}

type Settings = Pick<StartSettings, 'catalogue' | 'database'>;

/**
 * Opens the database, from the prepared snapshot where an embedded one is empty, brings it up to date and fills it.
 *
 * @throws StartError when it cannot be used
 */
export function openFilledDatabase(
  settings: Settings & { database: EmbeddedSettings },
): Promise<FilledDatabase<EmbeddedDatabase>>;
export function openFilledDatabase(settings: Settings): Promise<FilledDatabase>;
export async function openFilledDatabase({ database: wanted, catalogue }: Settings): Promise<FilledDatabase> {
  const snapshot = catalogue === 'demonstration' ? findSnapshot() : undefined;
  const database = await openDatabase(wanted.kind === 'embedded' && snapshot ? { ...wanted, snapshot } : wanted);
  const stores = createStores(database);
  const close = async () => {
    await closeStores(stores);
    await database.close();
  };
  try {
    await migrateAll(database);
    const isDemonstration = await fillWhenEmpty(database, stores, catalogue);
    return { database, stores, isDemonstration, close };
  } catch (error) {
    await close();
    throw error;
  }
}
