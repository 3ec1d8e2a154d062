import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSealer } from '../../codec/index.ts';
import type { CountingEntryStore } from '../bytes-entry-store.ts';
import { createEntryStore } from '../create-entry-store.ts';
import { openPostgresStore } from '../open-postgres-store.ts';
import { entryOf } from '../testing/entries.ts';
import { startFaultProxy } from '../testing/fault-proxy.ts';
import { hasPostgresServer, type PostgresServer, startPostgresServer } from '../testing/postgres-server.ts';
import { until } from '../testing/until.ts';

const entry = entryOf({ name: 'Blue Dream' });

describe.skipIf(!hasPostgresServer() && !process.env.CI)('a store in PostgreSQL, with its programs installed', () => {
  let server: PostgresServer;
  const open: { close(): Promise<void> }[] = [];
  const warnings: string[] = [];

  beforeAll(async () => {
    server = await startPostgresServer();
  });

  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
    warnings.length = 0;
  });

  afterAll(() => server?.remove());

  /** The clock of the pause between two probes is the test's. */
  async function openEntries(port = server.port, now = Date.now, sweepMs = 60_000): Promise<CountingEntryStore> {
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
    const store = await createEntryStore({
      place: { kind: 'postgres', url, maxBytesOf: () => undefined, sweepMs },
      sealer: createSealer(),
      warn: (message) => warnings.push(message),
      now,
    });
    open.push(store);
    return store;
  }

  async function startProxy() {
    const proxy = await startFaultProxy(server.port);
    open.push(proxy);
    return proxy;
  }

  const keep = (store: CountingEntryStore) => store.setMany(new Map([['key', entry]]));
  const isFound = async (store: CountingEntryStore) => (await store.getMany(['key']))[0] !== undefined;
  const isKept = async (store: CountingEntryStore) => {
    await keep(store);
    return isFound(store);
  };

  test('has nothing while the server is absent at the start, and works once it is there', async () => {
    await server.crash();
    const store = await openEntries();
    expect(await isKept(store)).toBe(false);
    expect(store.statistics()).toMatchObject({ failed: { get: 1, set: 1, delete: 0 }, late: 0, skipped: 0 });
    await server.start();
    await until(() => isKept(store));
  });

  test('has nothing while the server is gone, and finds again what it kept', async () => {
    const store = await openEntries();
    expect(await isKept(store)).toBe(true);
    await server.ask('CREATE TABLE IF NOT EXISTS later (); DROP TABLE later');
    await server.crash();
    expect(await isFound(store)).toBe(false);
    expect(store.statistics()).toMatchObject({ failed: { get: 1, set: 0, delete: 0 }, late: 0, skipped: 0 });
    await server.start();
    await until(() => isFound(store));
  });

  test('asks a server that answers nothing once, and again when it answers', async () => {
    const proxy = await startProxy();
    const clock = { ahead: 0 };
    const store = await openEntries(proxy.port, () => Date.now() + clock.ahead);
    expect(await isKept(store)).toBe(true);
    proxy.halt();
    for (let time = 0; time < 50; time++) expect(await isFound(store)).toBe(false);
    expect(store.statistics()).toMatchObject({ late: 1, skipped: 49, failed: { get: 0, set: 0, delete: 0 } });
    proxy.resume();
    clock.ahead = 1_000;
    await until(() => isFound(store));
    expect(store.statistics().late).toBe(1);
  });

  test('opens on a server that answers nothing, and works once it answers', async () => {
    const proxy = await startProxy();
    proxy.halt();
    const clock = { ahead: 0 };
    const store = await openEntries(proxy.port, () => Date.now() + clock.ahead);
    for (let time = 0; time < 50; time++) expect(await isFound(store)).toBe(false);
    // The first may share the attempt to connect that began as the store was opened, and fail as it does.
    const { late, skipped } = store.statistics();
    expect([late, skipped >= 48]).toEqual([1, true]);
    proxy.resume();
    await until(() => {
      clock.ahead += 1_000;
      return isKept(store);
    });
  });

  test('cuts what waits when it is closed while the server answers nothing', async () => {
    const proxy = await startProxy();
    const url = `postgresql://postgres@127.0.0.1:${proxy.port}/postgres`;
    const bytes = await openPostgresStore({ url, maxBytesOf: () => undefined }, () => {});
    await bytes.getMany(['key']);
    proxy.halt();
    const asked = bytes.getMany(['key']).catch((error: Error) => error.message);
    await until(() => proxy.isHolding());
    await bytes.close();
    expect(await asked).toBe('Connection terminated unexpectedly');
    await until(() => proxy.connections() === 0);
  });

  test('goes on when the server ends connections that do nothing', async () => {
    const store = await openEntries();
    expect(await isKept(store)).toBe(true);
    await server.ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'weedhounds-cache'`,
    );
    await until(() => isFound(store));
  });

  test('warns once that sweeps fail, and again only after one has not', async () => {
    const sweeps = async () => {
      // The time in which several sweeps are due.
      await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await openEntries(server.port, Date.now, 5);
    await server.crash();
    await until(() => warnings.length > 0);
    await sweeps();
    expect(warnings).toEqual([expect.stringContaining('What has expired is not deleted from PostgreSQL: ')]);
    await server.start();
    await server.ask(`INSERT INTO cache.entries VALUES ('swept', 'P', 1, now(), '')`);
    await until(async () => (await server.ask(`SELECT FROM cache.entries WHERE key = 'swept'`)).length === 0);
    await server.crash();
    await until(() => warnings.length > 1);
    await server.start();
    expect(warnings).toHaveLength(2);
  });
});
