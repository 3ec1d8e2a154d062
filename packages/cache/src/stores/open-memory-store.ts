import { Keyv } from 'keyv';
import { createMemoryTier } from '../memory/memory-tier.ts';
import { asBytes } from './bytes-store.ts';

/** A Keyv in this process that holds at most a number of bytes, keys among them. */
export function openMemoryStore(maxBytes: number): Keyv<Uint8Array> {
  const tier = createMemoryTier<{ value: Uint8Array }>({ maxBytes });
  const store = {
    get: (key: string) => tier.get(key),
    set(key: string, data: { value: Uint8Array }) {
      tier.set(key, data, { bytes: key.length + data.value.length, policy: 'store' });
    },
    delete(key: string) {
      const isThere = tier.get(key) !== undefined;
      tier.delete(key);
      return isThere;
    },
    clear: () => Promise.reject(new Error('A store in memory ends with its process.')),
  };
  return asBytes(new Keyv<Uint8Array>({ store, useKeyPrefix: false, throwOnErrors: true }));
}
