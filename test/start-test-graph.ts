import { createClient, type GraphClient } from '@weedhounds/client';
import type { Database } from '@weedhounds/database';
import { type Stores, startGraph } from '@weedhounds/sandbox';
import type { SubgraphName } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { openTestCatalogue } from './open-test-catalogue.ts';

/** The whole graph in this process, over HTTP on free ports. */
export interface TestGraph {
  /** Of the gateway, without a path. */
  url: string;
  client: GraphClient;
  /** GraphQL addresses of the subgraphs, which answer the gateway only. */
  subgraphUrls: Record<SubgraphName, string>;
  stores: Stores;
  database: Database;
  close(): Promise<void>;
}

/** Starts the graph on the embedded catalogue, in a database of its own. */
export async function startTestGraph(): Promise<TestGraph> {
  const { database, stores, close } = await openTestCatalogue();
  const graph = await startGraph({ stores, secrets: testSecrets, host: '127.0.0.1', port: 0 });
  return {
    url: graph.url,
    client: createClient({ url: `${graph.url}/graphql` }),
    subgraphUrls: graph.subgraphUrls,
    stores,
    database,
    async close() {
      await graph.close();
      await close();
    },
  };
}
