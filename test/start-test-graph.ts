import { createClient, type GraphClient } from '@weedhounds/client';
import { type Database, openTestDatabase } from '@weedhounds/database';
import { closeStores, createStores, migrateAll, type Stores, seedCatalogue, startGraph } from '@weedhounds/sandbox';

/** The whole graph in this process, over HTTP on free ports. */
export interface TestGraph {
  /** Of the gateway, without a path. */
  url: string;
  client: GraphClient;
  stores: Stores;
  database: Database;
  close(): Promise<void>;
}

/**
 * Starts the graph on the embedded catalogue.
 *
 * @param database closed with the graph; a fresh embedded one when left out
 */
export async function startTestGraph(database?: Database): Promise<TestGraph> {
  const opened = database ?? (await openTestDatabase());
  await migrateAll(opened);
  await seedCatalogue(opened);
  const stores = createStores(opened);
  const graph = await startGraph({ stores, host: '127.0.0.1', port: 0 });
  return {
    url: graph.url,
    client: createClient({ url: `${graph.url}/graphql` }),
    stores,
    database: opened,
    async close() {
      await graph.close();
      await closeStores(stores);
      await opened.close();
    },
  };
}
