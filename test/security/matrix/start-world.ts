import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from '@weedhounds/database/testing';
import { readPublicSettings } from '@weedhounds/gateway';
import { closeStores, createStores, type GraphOptions, migrateAll, startGraph } from '@weedhounds/sandbox';
import {
  type DevelopmentClaims,
  openDevelopmentKey,
  signDevelopmentToken,
} from '../../../gateway/src/identity/development-key.ts';
import { headersOf, type Viewer, viewers } from './callers.ts';
import { type Shop, seed } from './seed.ts';

/** The whole graph over invented shops at every kind of place. */
export interface World {
  url: string;
  shops: readonly Shop[];
  headersOf(viewer: Viewer): Record<string, string>;
  close(): Promise<void>;
}

/** Questions of a matrix are large: nothing of what is under test here is a limit. */
const withoutLimits = {
  ...Object.fromEntries(
    ['REQUESTS', 'REQUESTS_STRANGER', 'COST', 'COST_STRANGER'].map((what) => [`RATE_LIMIT_${what}`, '0']),
  ),
  ...Object.fromEntries(
    ['TOKEN', 'FRAGMENT', 'FRAGMENT_DEPTH', 'DEPTH', 'BREADTH', 'ROOT_FIELD', 'FIELD', 'ALIAS', 'DIRECTIVE'].map(
      (what) => [`${what}_LIMIT`, '999999'],
    ),
  ),
  COST_LIMIT: '0',
  PLAN_DEADLINE_MS: '60000',
};

export async function startWorld(options: Partial<GraphOptions> = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'weedhounds-matrix-'));
  const database = await openTestDatabase();
  const stores = createStores(database);
  await migrateAll(database);
  const shops = await seed(stores);
  const settings = readPublicSettings({ ...withoutLimits, DATA_DIR: dataDir });
  // The first report makes the network's figures; the statistics of a test are in it.
  const graph = await startGraph({
    stores,
    host: '127.0.0.1',
    port: 0,
    ...settings,
    reportIntervalMs: 50,
    deadlineMs: 60_000,
    ...options,
  });
  const key = await openDevelopmentKey(dataDir);
  const signIn = async (claims: Partial<DevelopmentClaims>) => {
    const all = { sub: 'somebody', role: 'member' as const, ...claims };
    const token = await signDevelopmentToken(key, all, { now: Date.now(), lifetimeS: 3_600 });
    return { authorization: `Bearer ${token}` };
  };
  const headers = new Map<Viewer, Record<string, string>>();
  for (const viewer of viewers) headers.set(viewer, await headersOf(viewer, signIn));
  return {
    url: graph.url,
    shops,
    headersOf: (viewer) => headers.get(viewer) ?? {},
    async close() {
      await graph.close();
      await closeStores(stores);
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
