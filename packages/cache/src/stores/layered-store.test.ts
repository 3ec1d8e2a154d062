import { beforeEach, expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import type { EntryStore } from '../entry-store.ts';
import { createLayeredStore } from './layered-store.ts';
import { entryOf } from './testing/entries.ts';

/** A store that notes what it is asked. */
function createNotingStore() {
  const kept = new Map<string, Entry>();
  const asked: (readonly string[])[] = [];
  let isClosed = false;
  const store: EntryStore = {
    async getMany(keys) {
      asked.push(keys);
      return keys.map((key) => kept.get(key));
    },
    async setMany(entries) {
      for (const [key, entry] of entries) kept.set(key, entry);
    },
    async deleteMany(keys) {
      for (const key of keys) kept.delete(key);
    },
    async close() {
      isClosed = true;
    },
  };
  return { store, kept, asked, isClosed: () => isClosed };
}

const [one, two] = [entryOf(1), entryOf(2)];

let near: ReturnType<typeof createNotingStore>;
let far: ReturnType<typeof createNotingStore>;
let both: EntryStore;

beforeEach(() => {
  near = createNotingStore();
  far = createNotingStore();
  both = createLayeredStore(near.store, far.store);
});

it('looks in the far one for what the near one lacks, and for nothing else', async () => {
  near.kept.set('a', one);
  far.kept.set('b', two);
  expect(await both.getMany(['a', 'b', 'c'])).toEqual([one, two, undefined]);
  expect([near.asked, far.asked]).toEqual([[['a', 'b', 'c']], [['b', 'c']]]);
  expect(await both.getMany(['a'])).toEqual([one]);
  expect(far.asked).toHaveLength(1);
});

it('puts into the near one what it finds in the far one', async () => {
  far.kept.set('b', two);
  await both.getMany(['b', 'c']);
  expect([...near.kept]).toEqual([['b', two]]);
});

it('keeps, deletes and closes in both', async () => {
  await both.setMany(new Map([['a', one]]));
  expect([[...near.kept.keys()], [...far.kept.keys()]]).toEqual([['a'], ['a']]);
  await both.deleteMany(['a']);
  await both.close();
  expect([near.kept.size, far.kept.size, near.isClosed(), far.isClosed()]).toEqual([0, 0, true, true]);
});
