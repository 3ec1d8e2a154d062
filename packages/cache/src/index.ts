export type { EncryptionKey, EncryptionKeys } from './codec/encryption.ts';
export { readEncryptionKeys } from './codec/read-encryption-keys.ts';
export type { Entry, Fence } from './entry.ts';
export type { EntryStore } from './entry-store.ts';
export type { Rates } from './freshness/adaptive-ttl.ts';
export type { Opening } from './freshness/business-hours-ttl.ts';
export { isRefreshedEarly } from './freshness/early-refresh.ts';
export { type EntityFacts, ttlOf } from './freshness/ttl-of.ts';
export type { Snapshot } from './freshness/volatility-ttl.ts';
export { createMemoryTier, type MemoryTier, type MemoryUse } from './memory/memory-tier.ts';
export type { Policy, Scope, StrategyName } from './policy.ts';
export type { PurgeLog, PurgeMode, Standing } from './purge-log.ts';
export { createMemoryPurgeLog } from './purges/memory-purge-log.ts';
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
