import type { PurgeLog, TieredCache } from '@weedhounds/cache';
import type { OperationCache } from '../respond/operation-cache.ts';
import type { PolicyOf } from './fetches/to-parts.ts';
import type { CacheStatistics } from './statistics/cache-statistics.ts';

/** Where entities and root fields are kept, for all supergraphs that a gateway serves. */
export interface EntityCache {
  cache: TieredCache;
  purges: PurgeLog;
  /** A number from 0 to 1, drawn at random. */
  chance(): number;
  /** Counts what is answered. Default: nothing does. */
  statistics?: CacheStatistics | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Where whole answers are kept. Default: nowhere. */
  operations?: OperationCache | undefined;
  /** How the fields of a supergraph may be kept. */
  policiesOf(supergraphSdl: string): PolicyOf;
}
