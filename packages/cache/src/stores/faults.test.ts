import { afterEach, describe, expect, test } from 'vitest';
import { createSealer } from '../codec/index.ts';
import type { CountingEntryStore } from './bytes-entry-store.ts';
import { createEntryStore } from './create-entry-store.ts';
import { entryOf } from './testing/entries.ts';
import { hasRedisServer, type RedisServer, startRedisServer, takeFreePort } from './testing/redis-server.ts';
import { until } from './testing/until.ts';

const entry = entryOf({ name: 'Blue Dream' });

describe.skipIf(!hasRedisServer() && !process.env.CI)('a store in a Redis, with redis-server on the PATH', () => {
  const servers: RedisServer[] = [];
  const stores: CountingEntryStore[] = [];
  const warnings: string[] = [];

  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all(servers.splice(0).map((server) => server.kill()));
    warnings.length = 0;
  });

  async function serve(port: number, ...options: string[]): Promise<RedisServer> {
    const server = await startRedisServer(port, ...options);
    servers.push(server);
    return server;
  }

  /** The clock of the pause between two probes is the test's. */
  async function open(port: number, now = Date.now): Promise<CountingEntryStore> {
    const store = await createEntryStore({
      place: { kind: 'redis', url: `redis://127.0.0.1:${port}` },
      sealer: createSealer(),
      warn: (message) => warnings.push(message),
      now,
    });
    stores.push(store);
    return store;
  }

  const keep = (store: CountingEntryStore) => store.setMany(new Map([['key', entry]]));
  const isKept = async (store: CountingEntryStore) => {
    await keep(store);
    return (await store.getMany(['key']))[0] !== undefined;
  };

  test('has nothing while Redis is absent at the start, and works once it is there', async () => {
    const port = await takeFreePort();
    const store = await open(port);
    await keep(store);
    expect(await store.getMany(['key'])).toEqual([undefined]);
    expect(store.statistics()).toMatchObject({ failed: { get: 1, set: 1, delete: 0 }, late: 0, skipped: 0 });
    await serve(port);
    await until(() => isKept(store));
  });

  test('has nothing when Redis was killed or restarted empty, and then works again', async () => {
    const port = await takeFreePort();
    const server = await serve(port);
    const store = await open(port);
    expect(await isKept(store)).toBe(true);
    await server.kill();
    expect(await store.getMany(['key'])).toEqual([undefined]);
    const failed = () => store.statistics().failed.get + store.statistics().late;
    expect(failed()).toBe(1);
    await serve(port);
    const seen: unknown[] = [];
    await until(async () => {
      const before = store.statistics().failed.get + store.statistics().skipped;
      seen.push(...(await store.getMany(['key'])));
      return store.statistics().failed.get + store.statistics().skipped === before;
    });
    expect(seen.filter(Boolean)).toEqual([]);
    expect(await isKept(store)).toBe(true);
  });

  test('asks a Redis that answers nothing once, and again when it answers', async () => {
    const port = await takeFreePort();
    const server = await serve(port);
    const clock = { ahead: 0 };
    const store = await open(port, () => Date.now() + clock.ahead);
    expect(await isKept(store)).toBe(true);
    server.halt();
    for (let time = 0; time < 50; time++) expect(await store.getMany(['key'])).toEqual([undefined]);
    expect(store.statistics()).toMatchObject({ late: 1, skipped: 49, failed: { get: 0, set: 0, delete: 0 } });
    server.resume();
    clock.ahead = 1_000;
    await until(async () => (await store.getMany(['key']))[0] !== undefined);
    expect(store.statistics().late).toBe(1);
  });

  test('reads on where Redis is full, counts what is not kept, and is warned of noeviction', async () => {
    const port = await takeFreePort();
    await serve(port, '--maxmemory', '3mb', '--maxmemory-policy', 'noeviction');
    const store = await open(port);
    expect(await isKept(store)).toBe(true);
    const filling = entryOf(Array.from({ length: 20_000 }, (_, index) => Math.sin(index)));
    for (let index = 0; store.statistics().failed.set === 0 && index < 100; index++) {
      await store.setMany(new Map([[`filling ${index}`, filling]]));
    }
    expect(store.statistics()).toMatchObject({ failed: { get: 0, set: 1, delete: 0 }, skipped: 0, late: 0 });
    expect(await store.getMany(['key'])).toEqual([entry]);
    expect(warnings).toEqual([expect.stringContaining('maxmemory-policy noeviction')]);
  });

  test('is warned of nothing where entries are what is evicted', async () => {
    const port = await takeFreePort();
    await serve(port, '--maxmemory', '3mb', '--maxmemory-policy', 'volatile-lfu');
    expect(await isKept(await open(port))).toBe(true);
    expect(warnings).toEqual([]);
  });
});
