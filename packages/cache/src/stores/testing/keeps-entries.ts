import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSealer } from '../../codec/index.ts';
import type { BytesEntryStoreOptions, CountingEntryStore } from '../bytes-entry-store.ts';
import { entryOf } from './entries.ts';

export interface StoreUnderTest {
  /** Opens the store anew; what one kept, another finds, where it is shared. */
  open(options: Omit<BytesEntryStoreOptions, 'store'>): Promise<CountingEntryStore>;
  stop(): Promise<void>;
}

/** What every store of entries does. */
export function keepsEntries(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`a store of entries in ${name}`, () => {
    const prefix = `test-${randomUUID()}:`;
    const sealer = createSealer();
    let place: StoreUnderTest;
    let store: CountingEntryStore;

    beforeAll(async () => {
      place = await start();
      store = await place.open({ prefix, sealer, budgetMs: 5_000 });
    });

    afterAll(async () => {
      await store?.close();
      await place?.stop();
    });

    test('gives back what it kept, in the order asked for, and nothing for what it has not', async () => {
      const one = entryOf({ name: 'Blue Dream', price: 12.5 });
      const other = entryOf(null, { tags: [] });
      await store.setMany(new Map(Object.entries({ one, other })));
      expect(await store.getMany(['other', 'absent', 'one', 'other'])).toEqual([other, undefined, one, other]);
    });

    test('has nothing of what was deleted', async () => {
      await store.setMany(new Map(Object.entries({ gone: entryOf(1), left: entryOf(2) })));
      await store.deleteMany(['gone', 'never']);
      const [gone, left] = await store.getMany(['gone', 'left']);
      expect([gone, left?.value]).toEqual([undefined, 2]);
    });

    test('keeps fifty entries at once', async () => {
      const entries = new Map(Array.from({ length: 50 }, (_, index) => [`item ${index}`, entryOf({ index })]));
      await store.setMany(entries);
      expect(await store.getMany([...entries.keys()])).toEqual([...entries.values()]);
    });

    test('does not keep what may not be served any more', async () => {
      const at = Date.now() - 1;
      await store.setMany(new Map([['over', entryOf(1, { freshUntil: at, staleUntil: at, staleIfErrorUntil: at })]]));
      expect(await store.getMany(['over'])).toEqual([undefined]);
    });

    test('is asked for nothing, and does nothing', async () => {
      await store.setMany(new Map());
      await store.deleteMany([]);
      expect(await store.getMany([])).toEqual([]);
    });

    test('counts values that cannot be opened, misses them, and deletes them', async () => {
      let reads = 0;
      const spoilt = await place.open({
        prefix: `${prefix}spoilt:`,
        budgetMs: 5_000,
        sealer: {
          seal: sealer.seal,
          open: (key, bytes) => {
            reads++;
            return sealer.open(
              key,
              Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.readUInt8(bytes.length - 1) ^ 1])]),
            );
          },
        },
      });
      await spoilt.setMany(new Map([['key', entryOf('a value')]]));
      expect(await spoilt.getMany(['key'])).toEqual([undefined]);
      expect(await spoilt.getMany(['key'])).toEqual([undefined]);
      expect(reads).toBe(1);
      expect(spoilt.statistics()).toMatchObject({ hits: 0, misses: 2, rejected: { corrupt: 1 } });
      await spoilt.close();
    });

    test('takes a value of another form for corrupt', async () => {
      const other = await place.open({
        prefix: `${prefix}other:`,
        budgetMs: 5_000,
        sealer: { seal: (key) => sealer.seal(key, { not: 'an entry' }), open: sealer.open },
      });
      await other.setMany(new Map([['key', entryOf(1)]]));
      expect(await other.getMany(['key'])).toEqual([undefined]);
      expect(other.statistics().rejected).toEqual({ corrupt: 1, 'other version': 0, 'too large': 0, tampered: 0 });
      await other.close();
    });

    test('keeps the others where one cannot be sealed', async () => {
      const small = await place.open({
        prefix: `${prefix}small:`,
        budgetMs: 5_000,
        sealer: createSealer({ maxBytes: 2_000 }),
      });
      await small.setMany(
        new Map([
          ['large', entryOf('x'.repeat(3_000))],
          ['small', entryOf('x')],
        ]),
      );
      const [large, kept] = await small.getMany(['large', 'small']);
      expect([large, kept?.value]).toEqual([undefined, 'x']);
      expect(small.statistics()).toMatchObject({ unsealed: 1, hits: 1, misses: 1 });
      await small.close();
    });
  });
}
