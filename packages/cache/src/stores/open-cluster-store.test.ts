import { afterAll, beforeAll, describe } from 'vitest';
import { createEntryStore } from './create-entry-store.ts';
import { keepsEntries } from './testing/keeps-entries.ts';
import { type RedisCluster, startRedisCluster } from './testing/redis-cluster.ts';
import { hasRedisServer } from './testing/redis-server.ts';

const warn = () => {};

describe.skipIf(!hasRedisServer() && !process.env.CI)('a Redis Cluster, with redis-server on the PATH', () => {
  let cluster: RedisCluster;

  beforeAll(async () => {
    cluster = await startRedisCluster();
  });

  afterAll(() => cluster?.stop());

  const place = () => ({ kind: 'cluster' as const, urls: cluster.urls });

  keepsEntries('a Redis Cluster', async () => ({
    open: (options) => createEntryStore({ ...options, warn, place: place() }),
    stop: async () => {},
  }));
});
