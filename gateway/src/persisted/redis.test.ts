import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../testing/fault-proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../testing/find-redis.ts';
import { createPersistedQueryCache, type PersistedQueryCache } from './create-cache.ts';
import { createPersistedQueryStore } from './create-store.ts';

if (!hasRedis() && process.env.CI === 'true') {
  throw new Error('Redis tests need REDIS_URL or a redis-server on the PATH.');
}

const budgetMs = 200;

describe.skipIf(!hasRedis())('persisted queries in Redis (needs REDIS_URL or redis-server)', () => {
  let redis: TestRedis;
  let proxy: FaultProxy;
  let caches: PersistedQueryCache[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  beforeEach(async () => {
    proxy = await startFaultProxy(redis.url, 6379);
  });
  afterEach(async () => {
    await Promise.all(caches.map((cache) => cache.close()));
    caches = [];
    await proxy.cut().catch(() => {});
  });

  /** A cache on the proxied Redis that tries it every time. */
  async function createCache(): Promise<PersistedQueryCache> {
    const store = await createPersistedQueryStore(proxy.url);
    const cache = createPersistedQueryCache(store, { budgetMs, pauseMs: 0 });
    caches.push(cache);
    return cache;
  }

  it('are shared by gateways', async () => {
    const [one, other] = [await createCache(), await createCache()];
    const hash = randomUUID();
    await one.set(hash, '{ a }', { ttl: 60 });
    expect([await other.get(hash), await other.get(randomUUID())]).toEqual(['{ a }', undefined]);
    await other.delete(hash);
    expect(await one.get(hash)).toBeUndefined();
  });

  it('are not kept while Redis is down, not even late, and are once it is up', async () => {
    await proxy.cut();
    const cache = await createCache();
    const [early, later] = [randomUUID(), randomUUID()];
    await cache.set(early, '{ a }', { ttl: 60 });
    expect(await cache.get(early)).toBeUndefined();
    await proxy.mend();
    await vi.waitFor(async () => {
      await cache.set(later, '{ a }', { ttl: 60 });
      expect(await cache.get(later)).toBe('{ a }');
    }, 10_000);
    expect(await cache.get(early)).toBeUndefined();
  });

  it.each(['cut', 'freeze'] as const)(
    'are unknown after a %s and not kept, and known again once it is mended',
    async (fault) => {
      const cache = await createCache();
      const hash = randomUUID();
      await cache.set(hash, '{ a }', { ttl: 60 });
      await proxy[fault]();
      expect(await cache.get(hash)).toBeUndefined();
      const late = randomUUID();
      await cache.set(late, '{ b }', { ttl: 60 });
      await proxy.mend();
      await vi.waitFor(async () => expect(await cache.get(hash)).toBe('{ a }'), 10_000);
      expect(await cache.get(late)).toBeUndefined();
    },
  );
});
