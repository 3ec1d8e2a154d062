import { Keyv, type KeyvStoreAdapter } from 'keyv';

/** Bytes to be kept for a number of milliseconds. */
export interface TimedBytes {
  key: string;
  value: Uint8Array;
  ttl: number;
}

/** An entry in its envelope. Which policy it is kept by is for stores that bound what each may take. */
export interface SealedEntry extends TimedBytes {
  policy: string;
}

/** A store of bytes by key. Operations reject where they fail. */
export interface BytesStore<Kept extends TimedBytes = TimedBytes> {
  getMany(keys: readonly string[]): Promise<readonly (Uint8Array | null | undefined)[]>;
  setMany(values: readonly Kept[]): Promise<void>;
  deleteMany(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * A Keyv over a store of bytes that forgets by itself. Keyv puts what it keeps into an object with the time it expires, and can
 * make text of that but not bytes: here it is only taken out again.
 */
export function keyvOfBytes(store: BytesStore): Keyv<Uint8Array> {
  const setMany = async (values: readonly Parcel[]) =>
    store.setMany(values.map(({ key, value, ttl = 0 }) => ({ key, value: value.value, ttl })));
  const getMany = async (keys: readonly string[]) => {
    const found = await store.getMany(keys);
    return found.map((value) => (value ? { value } : undefined));
  };
  const adapter = {
    opts: {},
    on: () => adapter,
    getMany,
    setMany,
    get: async (key: string) => (await getMany([key]))[0],
    set: (key: string, value: Parcel['value'], ttl?: number) => setMany([{ key, value, ...(ttl && { ttl }) }]),
    async deleteMany(keys: string[]) {
      await store.deleteMany(keys);
      return true;
    },
    async delete(key: string) {
      await store.deleteMany([key]);
      return true;
    },
    clear: () => Promise.reject(new Error('A store that others may share is not cleared.')),
    disconnect: () => store.close(),
  };
  const keyv = new Keyv<Uint8Array>({
    store: adapter as unknown as KeyvStoreAdapter,
    useKeyPrefix: false,
    throwOnErrors: true,
  });
  return asBytes(keyv);
}

interface Parcel {
  key: string;
  value: { value: Uint8Array };
  ttl?: number;
}

/** A Keyv that makes no text of what it keeps. What it reports of errors is not needed: its operations reject. */
export function asBytes(keyv: Keyv<Uint8Array>): Keyv<Uint8Array> {
  keyv.serialize = undefined;
  keyv.deserialize = undefined;
  keyv.on('error', () => {});
  return keyv;
}
