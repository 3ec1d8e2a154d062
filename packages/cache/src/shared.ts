// What several processes share: loaded only where they do.
export { createLeases, type Lease, type Leases, type RedisLeasesOptions } from './leases/leases.ts';
export {
  openPersistentPurgeLog,
  type PersistentPurgeLogEvent,
  type PersistentPurgeLogOptions,
} from './purges/persistent-purge-log.ts';
export { createRedisPurgeLog, type PurgeLogEvent, type RedisPurgeLogOptions } from './purges/redis-purge-log.ts';
export type { CountingEntryStore } from './stores/bytes-entry-store.ts';
export { createEntryStore, type EntryStoreOptions, type StorePlace } from './stores/create-entry-store.ts';
export { createLayeredStore } from './stores/layered-store.ts';
export type { StoreStatistics } from './stores/store-statistics.ts';
