import type { Entry } from '../entry.ts';
import type { EntryStore } from '../entry-store.ts';

/** Two stores as one: what the near one lacks is looked for in the far one, and put into the near one when it is found there. */
export function createLayeredStore(near: EntryStore, far: EntryStore): EntryStore {
  return {
    async getMany(keys) {
      const found = [...(await near.getMany(keys))];
      const lacking = keys.filter((_, index) => found[index] === undefined);
      if (lacking.length === 0) return found;
      const brought = await far.getMany(lacking);
      const news = new Map<string, Entry>();
      for (const [index, key] of lacking.entries()) {
        const entry = brought[index];
        if (entry) news.set(key, entry);
      }
      // Nobody waits for it: it saves the next one a longer way.
      if (news.size > 0) void near.setMany(news);
      return keys.map((key, index) => found[index] ?? news.get(key));
    },
    async setMany(entries) {
      await Promise.all([near.setMany(entries), far.setMany(entries)]);
    },
    async deleteMany(keys) {
      await Promise.all([near.deleteMany(keys), far.deleteMany(keys)]);
    },
    async close() {
      await Promise.all([near.close(), far.close()]);
    },
  };
}
