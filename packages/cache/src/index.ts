export type { Entry, Fence } from './entry.ts';
export type { EntryStore } from './entry-store.ts';
export { createLeases, type Lease, type Leases, type RedisLeasesOptions } from './leases/leases.ts';
export { createMemoryTier, type MemoryTier, type MemoryUse } from './memory/memory-tier.ts';
export type { Policy, Scope, StrategyName } from './policy.ts';
export type { PurgeLog, PurgeMode, Standing } from './purge-log.ts';
export { createMemoryPurgeLog } from './purges/memory-purge-log.ts';
export { createRedisPurgeLog, type PurgeLogEvent, type RedisPurgeLogOptions } from './purges/redis-purge-log.ts';
export { createEntryStore, type EntryStoreOptions, type StorePlace } from './stores/create-entry-store.ts';
export type { CountingEntryStore } from './stores/keyv-entry-store.ts';
export type { StoreStatistics } from './stores/store-statistics.ts';
export { strictest } from './strictest.ts';
export {
  type Absence,
  createTieredCache,
  type Found,
  type Freshness,
  freshnessOf,
  type Kept,
  type Memory,
  type Tier,
  type TieredCache,
  type TieredCacheOptions,
} from './tiers/tiered-cache.ts';
