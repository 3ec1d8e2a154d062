import { createStore, type DispensaryStore, migrationsFolder, schemaName } from '../index.ts';
import type { OpenDatabase } from './databases.fixture.ts';

/** A store with empty tables, and its end, which takes the database with it. */
export async function openTestStore(open: OpenDatabase): Promise<{ store: DispensaryStore; close(): Promise<void> }> {
  const database = await open();
  await database.migrate(schemaName, migrationsFolder);
  const store = createStore(database);
  return {
    store,
    async close() {
      await store.close();
      await database.close();
    },
  };
}
