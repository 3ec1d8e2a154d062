import { expect, test } from 'vitest';
import { createSealer } from '../codec/index.ts';
import { createBytesEntryStore } from './bytes-entry-store.ts';
import type { SealedEntry } from './bytes-store.ts';
import { entryOf } from './testing/entries.ts';

/** A store of bytes that answers nothing, and notes what it is told. */
function startSilent() {
  const never = () => new Promise<never>(() => {});
  const told: { kept: readonly SealedEntry[]; closed: number } = { kept: [], closed: 0 };
  const store = createBytesEntryStore({
    sealer: createSealer(),
    budgetMs: 5,
    store: {
      getMany: never,
      deleteMany: never,
      async setMany(entries) {
        told.kept = entries;
      },
      async close() {
        told.closed++;
      },
    },
  });
  return { store, told };
}

test('closes what it is over, though it did not answer', async () => {
  const { store, told } = startSilent();
  expect(await store.getMany(['key'])).toEqual([undefined]);
  await store.close();
  expect([told.closed, store.statistics().late]).toEqual([1, 1]);
});

test('tells by which policy each entry is kept', async () => {
  const { store, told } = startSilent();
  const entries = ['INVENTORY', 'LAB_RESULTS'].map((policy, index) => [`${index}`, entryOf(1, { policy })] as const);
  await store.setMany(new Map(entries));
  expect(told.kept.map(({ policy }) => policy)).toEqual(['INVENTORY', 'LAB_RESULTS']);
});
