import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresStore, type PostgresStore, type PostgresStoreOptions } from '../open-postgres-store.ts';
import { hasPostgresServer, type PostgresServer, startPostgresServer } from '../testing/postgres-server.ts';
import { until } from '../testing/until.ts';

const warn = () => {};

describe.skipIf(!hasPostgresServer() && !process.env.CI)('a sweep of PostgreSQL, with its programs installed', () => {
  let server: PostgresServer;
  const stores: PostgresStore[] = [];

  beforeAll(async () => {
    server = await startPostgresServer();
  });

  beforeEach(() => server.ask('DROP SCHEMA IF EXISTS cache CASCADE'));

  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  afterAll(() => server?.remove());

  async function open(options: Partial<PostgresStoreOptions> = {}): Promise<PostgresStore> {
    const store = await openPostgresStore(
      { url: server.url, maxBytesOf: () => undefined, pauseMs: 1, ...options },
      warn,
    );
    stores.push(store);
    return store;
  }

  /** Keeps so many values of 100 bytes, named `POLICY 0` and on, each ending a second after the one before. */
  async function fill(store: PostgresStore, policy: string, count: number): Promise<string[]> {
    const keys = Array.from({ length: count }, (_, index) => `${policy} ${index}`);
    const entryAt = (key: string, index: number) => ({
      ...{ key, policy, value: Buffer.alloc(100, 1) },
      ttl: 60_000 + index * 1_000,
    });
    // The first that end are not the first that were written.
    await store.setMany(keys.map(entryAt).reverse());
    return keys;
  }

  const expire = (end: string) =>
    server.ask(`UPDATE cache.entries SET expires_at = now() - interval '1 ms' WHERE ${end}`);
  const left = async (store: PostgresStore, keys: string[]) => (await store.getMany(keys)).map(Boolean);

  test('deletes what has expired, in batches, and nothing else', async () => {
    const store = await open({ batchRows: 10 });
    const keys = await fill(store, 'MENU_DATA', 40);
    await expire(`expires_at < now() + interval '84.5 s'`);
    expect(await store.sweep()).toEqual({ kind: 'swept', expired: 25, evicted: 0 });
    expect(await left(store, keys)).toEqual(keys.map((_, index) => index >= 25));
    expect(await store.sweep()).toEqual({ kind: 'swept', expired: 0, evicted: 0 });
  });

  test.for([3, 1_000])(
    'deletes of a policy that has too much what ends first, %d rows at a time',
    async (batchRows) => {
      const caps = new Map([
        ['PRICING_DATA', 1_200],
        ['INVENTORY', 1_000],
      ]);
      const store = await open({ batchRows, maxBytesOf: (policy) => caps.get(policy) });
      const [much, enough, unbounded] = await Promise.all(
        ['PRICING_DATA', 'INVENTORY', 'OTHER'].map((policy, index) => fill(store, policy, [20, 10, 20][index] ?? 0)),
      );
      expect(await store.sweep()).toEqual({ kind: 'swept', expired: 0, evicted: 8 });
      expect(await left(store, much ?? [])).toEqual(much?.map((_, index) => index >= 8));
      expect(await left(store, [...(enough ?? []), ...(unbounded ?? [])])).not.toContain(false);
    },
  );

  test('leaves what is expired to one process at a time', async () => {
    const [one, other] = await Promise.all([open({ batchRows: 1, pauseMs: 5 }), open()]);
    await fill(one, 'MENU_DATA', 20);
    await expire('true');
    const sweeping = one.sweep();
    await until(async () => (await server.ask('SELECT FROM cache.entries')).length < 20);
    expect(await other.sweep()).toEqual({ kind: 'elsewhere' });
    expect(await sweeping).toEqual({ kind: 'swept', expired: 20, evicted: 0 });
    expect(await other.sweep()).toEqual({ kind: 'swept', expired: 0, evicted: 0 });
  });

  test('does not wait for a row that another is writing', async () => {
    const store = await open();
    await fill(store, 'MENU_DATA', 2);
    await expire('true');
    const write = 'UPDATE cache.entries SET bytes = 1 WHERE key = (SELECT key FROM cache.entries LIMIT 1)';
    await server.hold(`BEGIN; ${write}`, async () => {
      expect(await store.sweep()).toEqual({ kind: 'swept', expired: 1, evicted: 0 });
    });
  });

  test('is made again and again by itself', async () => {
    const store = await open({ sweepMs: 5 });
    for (let time = 0; time < 2; time++) {
      await fill(store, 'MENU_DATA', 3);
      await expire('true');
      await until(async () => (await server.ask('SELECT FROM cache.entries')).length === 0);
    }
  });

  test('is cut off when its store is closed', async () => {
    const store = await open({ batchRows: 1, pauseMs: 5 });
    await fill(store, 'MENU_DATA', 200);
    await expire('true');
    const sweeping = store.sweep().catch((error: unknown) => error);
    await until(async () => (await server.ask('SELECT FROM cache.entries')).length < 200);
    await store.close();
    expect(await sweeping).toBeInstanceOf(Error);
    expect((await server.ask('SELECT FROM cache.entries')).length).toBeGreaterThan(0);
  });

  test('goes on after the next when its connection was ended between two statements', async () => {
    const store = await open({ batchRows: 1, pauseMs: 200 });
    await fill(store, 'MENU_DATA', 3);
    await expire('true');
    const sweeping = store.sweep().catch((error: unknown) => error);
    await until(async () => (await server.ask('SELECT FROM cache.entries')).length < 3);
    await server.ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'weedhounds-cache'`,
    );
    expect(await sweeping).toBeInstanceOf(Error);
    await until(() =>
      store.sweep().then(
        ({ kind }) => kind === 'swept',
        () => false,
      ),
    );
    expect(await server.ask('SELECT FROM cache.entries')).toEqual([]);
  });
});
