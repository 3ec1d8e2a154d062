import type { EntryStore } from '@weedhounds/cache';
import type { HotStore } from './start-warmer.ts';

/** Milliseconds for which the list is kept: a gateway that stood still for longer begins cold. */
const keptMs = 7 * 24 * 3_600_000;

/** Keeps the list of a supergraph's hottest fetches in the store of entries. It is the last gateway's that saved it. */
export function createHotStore(store: EntryStore, id: string, now: () => number): HotStore {
  const key = `hot ${id}`;
  return {
    async load() {
      const [entry] = await store.getMany([key]);
      return typeof entry?.value === 'string' ? entry.value : undefined;
    },
    async save(text) {
      const at = now();
      const until = at + keptMs;
      const times = { storedAt: at, freshUntil: until, staleUntil: until, staleIfErrorUntil: until, buildMs: 0 };
      const entry = { value: text, policy: 'HOT', tags: [], fence: { generation: '', number: 0 }, ...times };
      await store.setMany(new Map([[key, entry]]));
    },
  };
}
