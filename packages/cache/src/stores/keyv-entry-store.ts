import type { Keyv } from 'keyv';
import { type BytesEntryStoreOptions, type CountingEntryStore, createBytesEntryStore } from './bytes-entry-store.ts';

export interface KeyvEntryStoreOptions extends Omit<BytesEntryStoreOptions, 'store'> {
  /** Of bytes as they are; its operations reject where they fail. */
  keyv: Keyv<Uint8Array>;
}

/** An entry store over any Keyv. */
export function createKeyvEntryStore({ keyv, ...options }: KeyvEntryStoreOptions): CountingEntryStore {
  return createBytesEntryStore({
    ...options,
    store: {
      getMany: (keys) => keyv.getMany<Uint8Array>([...keys]),
      async setMany(entries) {
        await keyv.setMany(entries.map(({ key, value, ttl }) => ({ key, value, ttl })));
      },
      async deleteMany(keys) {
        await keyv.deleteMany([...keys]);
      },
      close: () => keyv.disconnect(),
    },
  });
}
