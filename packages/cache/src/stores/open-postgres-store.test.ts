import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSealer } from '../codec/index.ts';
import type { CountingEntryStore } from './bytes-entry-store.ts';
import { createEntryStore } from './create-entry-store.ts';
import { openPostgresStore } from './open-postgres-store.ts';
import { entryOf } from './testing/entries.ts';
import { keepsEntries } from './testing/keeps-entries.ts';
import { hasPostgresServer, type PostgresServer, startPostgresServer } from './testing/postgres-server.ts';

const warn = () => {};
const entry = entryOf({ name: 'Blue Dream' });

describe.skipIf(!hasPostgresServer() && !process.env.CI)('a store in PostgreSQL, with its programs installed', () => {
  let server: PostgresServer;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    server = await startPostgresServer();
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });

  afterAll(() => server?.remove());

  async function openEntries(url = server.url): Promise<CountingEntryStore> {
    const place = { kind: 'postgres' as const, url, maxBytesOf: () => undefined };
    const store = await createEntryStore({ place, sealer: createSealer(), warn });
    open.push(store);
    return store;
  }

  const keep = (store: CountingEntryStore) => store.setMany(new Map([['key', entry]]));
  const isFound = async (store: CountingEntryStore) => (await store.getMany(['key']))[0] !== undefined;
  const isKept = async (store: CountingEntryStore) => {
    await keep(store);
    return isFound(store);
  };

  keepsEntries('PostgreSQL', async () => ({
    open: (options) =>
      createEntryStore({
        ...options,
        warn,
        place: { kind: 'postgres', url: server.url, maxBytesOf: () => undefined },
      }),
    stop: async () => {},
  }));

  test('keeps what it kept over a crash of the server', async () => {
    const store = await openEntries();
    expect(await isKept(store)).toBe(true);
    // What was kept in the last moments before a crash may be lost: this waits for the disk, as a while does.
    await server.ask('CREATE TABLE IF NOT EXISTS later (); DROP TABLE later');
    await server.crash();
    await server.start();
    expect(await (await openEntries()).getMany(['key'])).toEqual([entry]);
  });

  test('works again after its table was lost', async () => {
    const store = await openEntries();
    expect(await isKept(store)).toBe(true);
    await server.ask('DROP SCHEMA cache CASCADE');
    expect(await isFound(store)).toBe(false);
    expect(store.statistics().failed.get).toBe(1);
    expect(await isKept(store)).toBe(true);
  });

  test('opens with no right to create anything, once the table is there', async () => {
    await isKept(await openEntries());
    await server.ask(`
      DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN;
      GRANT USAGE ON SCHEMA cache TO reader; GRANT ALL ON cache.entries TO reader`);
    const store = await openEntries(server.url.replace('postgres@', 'reader@'));
    expect(await isKept(store)).toBe(true);
    await server.ask('DROP OWNED BY reader');
  });

  test('gives out nothing that has expired, though it was not swept yet', async () => {
    const store = await openEntries();
    expect(await isKept(store)).toBe(true);
    await server.ask(`UPDATE cache.entries SET expires_at = now() - interval '1 ms'`);
    expect(await store.getMany(['key'])).toEqual([undefined]);
    expect(store.statistics().failed.get).toBe(0);
  });

  test('notes by which policy an entry is kept, its bytes and its end', async () => {
    const store = await openEntries();
    await server.ask('TRUNCATE cache.entries');
    await store.setMany(new Map([['key', entryOf('short', { policy: 'INVENTORY' })]]));
    await store.setMany(new Map([['key', entryOf('a longer value', { policy: 'LAB_RESULTS' })]]));
    const rows = await server.ask<{ policy: string; isWhole: boolean; seconds: number }>(
      `SELECT policy, bytes = octet_length(value) AS "isWhole",
         round(extract(epoch FROM expires_at - now()) / 10)::int * 10 AS seconds FROM cache.entries`,
    );
    expect(rows).toEqual([{ policy: 'LAB_RESULTS', isWhole: true, seconds: 60 }]);
  });

  test('lets two keep and delete the same keys in any order', async () => {
    const bytes = await Promise.all(
      ['one', 'other'].map(() => openPostgresStore({ url: server.url, maxBytesOf: () => undefined }, warn)),
    );
    open.push(...bytes);
    const entries = Array.from({ length: 2_000 }, (_, index) => ({
      ...{ key: `shared ${index}`, value: Buffer.from('a'), ttl: 60_000, policy: 'INVENTORY' },
    }));
    const orders = [entries, [...entries].reverse()];
    for (let time = 0; time < 10; time++) {
      await Promise.all(bytes.map((store, index) => store.setMany(orders[index] ?? [])));
      const keys = orders.map((order) => order.map(({ key }) => key));
      await Promise.all([
        ...bytes.map((store, index) => store.deleteMany(keys[1 - index] ?? [])),
        ...bytes.map((store, index) => store.setMany(orders[index] ?? [])),
      ]);
    }
  });
});
