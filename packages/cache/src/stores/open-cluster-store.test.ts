import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSealer } from '../codec/index.ts';
import { createEntryStore } from './create-entry-store.ts';
import { entryOf } from './testing/entries.ts';
import { keepsEntries } from './testing/keeps-entries.ts';
import { type RedisCluster, startRedisCluster } from './testing/redis-cluster.ts';
import { hasRedisServer } from './testing/redis-server.ts';
import { until } from './testing/until.ts';

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

  test('finds what other nodes have while a master is lost, and every key again once another has its place', async () => {
    const store = await createEntryStore({ place: place(), sealer: createSealer(), warn });
    const entries = new Map(Array.from({ length: 50 }, (_, index) => [`key ${index}`, entryOf(index)]));
    const keys = [...entries.keys()];
    const found = async () => (await store.getMany(keys)).filter(Boolean).length;
    await store.setMany(entries);
    expect(await found()).toBe(50);
    await cluster.nodes[0]?.kill();
    const left = await found();
    expect([left > 0, left < 50]).toEqual([true, true]);
    await until(async () => {
      await store.setMany(entries);
      return (await found()) === 50;
    });
    expect(await store.getMany(keys)).toEqual([...entries.values()]);
    await store.close();
  });

  test('finds and keeps again after a master was lost before it was used', async () => {
    const lost = cluster.nodes[1];
    const store = await createEntryStore({ place: place(), sealer: createSealer(), warn });
    await lost?.kill();
    const entries = new Map(Array.from({ length: 50 }, (_, index) => [`other ${index}`, entryOf(index)]));
    await until(async () => {
      await store.setMany(entries);
      return (await store.getMany([...entries.keys()])).every(Boolean);
    });
    await store.close();
  });
});
