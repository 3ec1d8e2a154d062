import { openDatabase } from '@weedhounds/database';
import { createPersistedQueryStore } from '@weedhounds/gateway';
import { drainOnSignals } from '@weedhounds/http';
import type { Telemetry } from '@weedhounds/telemetry';
import { fillWhenEmpty } from './fill-when-empty.ts';
import { readStartSettings } from './settings.ts';
import { findSnapshot } from './snapshot-file.ts';
import { startGraph } from './start-graph.ts';
import { closeStores, createStores, migrateAll } from './stores.ts';

/** Opens and fills the database, starts the graph, says where it is, and ends it all on SIGTERM. */
export async function startEverything(telemetry: Telemetry): Promise<void> {
  const { host, port, redisUrl, catalogue, ...settings } = readStartSettings(process.env);
  const snapshot = catalogue === 'demonstration' ? findSnapshot() : undefined;
  const database = await openDatabase(
    settings.database.kind === 'embedded' && snapshot ? { ...settings.database, snapshot } : settings.database,
  );
  const stores = createStores(database);
  const close = async () => {
    await closeStores(stores);
    await database.close();
  };
  try {
    await migrateAll(database);
    const isDemonstration = await fillWhenEmpty(database, stores, catalogue);
    const graph = await startGraph({
      stores,
      host,
      port,
      persistedQueries: await createPersistedQueryStore(redisUrl),
      ...(isDemonstration && { notice: 'The shops and menus here are invented: this is a demonstration.' }),
    });
    process.stdout.write(`WeedHounds Graph is ready at ${graph.url}/graphql; explore it at ${graph.url}/graphiql\n`);
    drainOnSignals(async () => {
      await graph.close();
      await close();
      await telemetry.stop();
    });
  } catch (error) {
    await close();
    throw error;
  }
}
