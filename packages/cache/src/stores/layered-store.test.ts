import { expect, test } from 'vitest';
import { createSealer } from '../codec/index.ts';
import type { Entry } from '../entry.ts';
import type { EntryStore } from '../entry-store.ts';
import { createEntryStore } from './create-entry-store.ts';
import { createLayeredStore } from './layered-store.ts';
import { entryOf } from './testing/entries.ts';

/** A store in memory, with the keys of each operation that it was asked for. */
async function startStore() {
  const place = { kind: 'memory' as const, maxBytes: 1_000_000 };
  const store = await createEntryStore({ place, sealer: createSealer(), warn: () => {} });
  const asked: [operation: string, ...keys: string[]][] = [];
  const counted: EntryStore = {
    getMany(keys) {
      asked.push(['get', ...keys]);
      return store.getMany(keys);
    },
    setMany(entries) {
      asked.push(['set', ...entries.keys()]);
      return store.setMany(entries);
    },
    deleteMany(keys) {
      asked.push(['delete', ...keys]);
      return store.deleteMany(keys);
    },
    async close() {
      asked.push(['close']);
    },
  };
  return { store, counted, asked };
}

async function start() {
  const [near, far] = await Promise.all([startStore(), startStore()]);
  return { near, far, layered: createLayeredStore({ near: near.counted, far: far.counted }) };
}

const [a, b, c] = ['a', 'b', 'c'].map((value) => entryOf(value)) as [Entry, Entry, Entry];

test('keeps in both, and asks the far one for nothing that the near one has', async () => {
  const { near, far, layered } = await start();
  await layered.setMany(new Map(Object.entries({ a, b })));
  expect(await layered.getMany(['b', 'a', 'b'])).toEqual([b, a, b]);
  expect([near.asked, far.asked]).toEqual([
    [
      ['set', 'a', 'b'],
      ['get', 'b', 'a', 'b'],
    ],
    [['set', 'a', 'b']],
  ]);
});

test('asks the far one once for what the near one lacks, and puts what it has into the near one', async () => {
  const { near, far, layered } = await start();
  await near.store.setMany(new Map([['a', a]]));
  await far.store.setMany(new Map(Object.entries({ b, c })));
  expect(await layered.getMany(['c', 'a', 'none', 'b', 'c'])).toEqual([c, a, undefined, b, c]);
  expect(far.asked).toEqual([['get', 'c', 'none', 'b']]);
  expect(near.asked).toEqual([
    ['get', 'c', 'a', 'none', 'b', 'c'],
    ['set', 'c', 'b'],
  ]);
  expect(await layered.getMany(['b', 'c'])).toEqual([b, c]);
  expect(far.asked).toHaveLength(1);
});

test('does not wait for the near one to keep what the far one has', async () => {
  const { far, near } = await start();
  await far.store.setMany(new Map([['a', a]]));
  const stuck: EntryStore = { ...near.counted, setMany: () => new Promise(() => {}) };
  const layered = createLayeredStore({ near: stuck, far: far.counted });
  expect(await layered.getMany(['a'])).toEqual([a]);
});

test('puts nothing into the near one where the far one has nothing', async () => {
  const { near, layered } = await start();
  expect(await layered.getMany(['a'])).toEqual([undefined]);
  expect(near.asked).toEqual([['get', 'a']]);
});

test('deletes in both', async () => {
  const { layered } = await start();
  await layered.setMany(new Map(Object.entries({ a, b })));
  await layered.deleteMany(['a']);
  expect(await layered.getMany(['a', 'b'])).toEqual([undefined, b]);
});

test('closes both', async () => {
  const { near, far, layered } = await start();
  await layered.close();
  expect([near.asked, far.asked]).toEqual([[['close']], [['close']]]);
});
