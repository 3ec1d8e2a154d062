import type { Entry } from '../entry.ts';
import type { EntryStore } from '../entry-store.ts';

export interface LayeredStoreOptions {
  /** Asked first, such as one Redis. */
  near: EntryStore;
  /** Asked for what the near one lacks, such as PostgreSQL, which keeps more and for longer. */
  far: EntryStore;
}

/**
 * An entry store over two. What only the far one has is put into the near one, which nobody waits for. A question costs the budgets of
 * both at most; what is kept and deleted is so in both at the same time.
 */
export function createLayeredStore({ near, far }: LayeredStoreOptions): EntryStore {
  const inBoth = async (operation: (store: EntryStore) => Promise<void>) => {
    await Promise.all([operation(near), operation(far)]);
  };

  return {
    async getMany(keys) {
      const found = await near.getMany(keys);
      const lacking = [...new Set(keys.filter((_, index) => !found[index]))];
      if (lacking.length === 0) return found;
      const added = await far.getMany(lacking);
      const brought = new Map<string, Entry>();
      for (const [index, key] of lacking.entries()) {
        const entry = added[index];
        if (entry) brought.set(key, entry);
      }
      if (brought.size > 0) void near.setMany(brought);
      return keys.map((key, index) => found[index] ?? brought.get(key));
    },
    setMany: (entries) => inBoth((store) => store.setMany(entries)),
    deleteMany: (keys) => inBoth((store) => store.deleteMany(keys)),
    close: () => inBoth((store) => store.close()),
  };
}
