export type { Codec, Opened, Rejection, Sealer } from './codec/codec.ts';
export type { Entry, Fence } from './entry.ts';
export type { EntryStore } from './entry-store.ts';
export type { Policy, Scope, StrategyName } from './policy.ts';
export type { PurgeLog, PurgeMode, Standing } from './purge-log.ts';
export { strictest } from './strictest.ts';
export {
  type Absence,
  createTieredCache,
  type Found,
  type Freshness,
  type Kept,
  type Memory,
  type Tier,
  type TieredCache,
  type TieredCacheOptions,
} from './tiers/tiered-cache.ts';
