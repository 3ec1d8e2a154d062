import { type BytesEntryStoreOptions, type CountingEntryStore, createBytesEntryStore } from './bytes-entry-store.ts';
import { keyvOfBytes } from './bytes-store.ts';
import { createKeyvEntryStore } from './keyv-entry-store.ts';
import { openClusterStore } from './open-cluster-store.ts';
import { openMemoryStore } from './open-memory-store.ts';
import { openPostgresStore, type PostgresStoreOptions } from './open-postgres-store.ts';
import { openRedisStore } from './open-redis-store.ts';

/** Where entries are kept: in this process, in one Redis, in a Redis Cluster, of which some nodes are named, or in PostgreSQL. */
export type StorePlace =
  | { kind: 'memory'; maxBytes: number }
  | { kind: 'redis'; url: string }
  | { kind: 'cluster'; urls: readonly string[] }
  | ({ kind: 'postgres' } & PostgresStoreOptions);

export interface EntryStoreOptions extends Omit<BytesEntryStoreOptions, 'store'> {
  place: StorePlace;
  /** Hears, for the log, what is wrong with how the store is set up. */
  warn(message: string): void;
}

/** Opens a store of entries. It waits a third of a second for a connection, no longer: until there is one, the store has nothing. */
export async function createEntryStore({ place, warn, ...options }: EntryStoreOptions): Promise<CountingEntryStore> {
  return place.kind === 'postgres'
    ? createBytesEntryStore({ ...options, store: await openPostgresStore(place, warn) })
    : createKeyvEntryStore({ ...options, keyv: await openKeyv(place, warn) });
}

async function openKeyv(place: Exclude<StorePlace, { kind: 'postgres' }>, warn: (message: string) => void) {
  switch (place.kind) {
    case 'memory':
      return openMemoryStore(place.maxBytes);
    case 'redis':
      return keyvOfBytes(await openRedisStore(place.url, warn));
    case 'cluster':
      return keyvOfBytes(await openClusterStore(place.urls, warn));
  }
}
