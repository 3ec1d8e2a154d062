import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type GraphClient } from '@weedhounds/client';
import type { Database } from '@weedhounds/database';
import { readPublicSettings } from '@weedhounds/gateway';
import { type Graph, type GraphOptions, type Stores, startGraph } from '@weedhounds/sandbox';
import type { SubgraphName } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import {
  type DevelopmentClaims,
  openDevelopmentKey,
  signDevelopmentToken,
} from '../gateway/src/identity/development-key.ts';
import { adult } from './ask.ts';
import { openTestCatalogue } from './open-test-catalogue.ts';

/** The whole graph in this process, over HTTP on free ports. */
export interface TestGraph {
  /** Of the gateway, without a path. */
  url: string;
  /** Asks as an adult in Colorado. */
  client: GraphClient;
  /** GraphQL addresses of the subgraphs, which answer the gateway only. */
  subgraphUrls: Record<SubgraphName, string>;
  stores: Stores;
  database: Database;
  /** Reads menus through their providers. */
  menuReader: Graph['menuReader'];
  /** Headers with a token that the gateway believes. */
  signIn(claims: Partial<DevelopmentClaims>): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** As many requests as tests like: they all come from one address. */
const unlimited = {
  RATE_LIMIT_REQUESTS: '0',
  RATE_LIMIT_REQUESTS_STRANGER: '0',
  RATE_LIMIT_COST: '0',
  RATE_LIMIT_COST_STRANGER: '0',
};

type Options = Partial<Omit<GraphOptions, 'stores'>> & {
  /** Settings of the gateway, by the names of their environment variables. Default: no rate limits. */
  env?: Record<string, string>;
};

/** Starts the graph on the embedded catalogue, in a database of its own. */
export async function startTestGraph({ env = {}, ...options }: Options = {}): Promise<TestGraph> {
  const { database, stores, close } = await openTestCatalogue();
  const dataDir = mkdtempSync(join(tmpdir(), 'weedhounds-graph-'));
  const settings = readPublicSettings({ ...unlimited, DATA_DIR: dataDir, ...env });
  const listen = { secrets: testSecrets, host: '127.0.0.1', port: 0 };
  const graph = await startGraph({ stores, ...listen, ...settings, ...options });
  return {
    url: graph.url,
    client: createClient({ url: `${graph.url}/graphql`, headers: adult }),
    subgraphUrls: graph.subgraphUrls,
    stores,
    database,
    menuReader: graph.menuReader,
    async signIn(claims) {
      const signing = { now: Date.now(), lifetimeS: 3_600 };
      const all = { sub: 'somebody', role: 'member' as const, ...claims };
      return { authorization: `Bearer ${await signDevelopmentToken(await openDevelopmentKey(dataDir), all, signing)}` };
    },
    async close() {
      await graph.close();
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
