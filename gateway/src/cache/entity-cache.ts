import type { PurgeLog, TieredCache } from '@weedhounds/cache';
import type { OperationCache } from '../respond/operation-cache.ts';
import type { PolicyOf } from './fetches/to-parts.ts';
import type { Lives } from './lives/observed-lives.ts';
import type { CacheStatistics } from './statistics/cache-statistics.ts';
import type { Turns } from './take-turns.ts';
import type { HotStore } from './warming/start-warmer.ts';

/** Where entities and root fields are kept, for all supergraphs that a gateway serves. */
export interface EntityCache {
  cache: TieredCache;
  purges: PurgeLog;
  /** A number from 0 to 1, drawn at random. */
  chance(): number;
  /** Where several gateways share a store: whose turn it is to ask. Default: nobody is waited for. */
  turns?: Turns | undefined;
  /** How long what is brought lives. Default: as long as its policy says. */
  lives?: Lives | undefined;
  /** Counts what is answered. Default: nothing does. */
  statistics?: CacheStatistics | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Where whole answers are kept. Default: nowhere. */
  operations?: OperationCache | undefined;
  /** Keeps warm what is asked for most. Default: nothing does. */
  warming?: Warming | undefined;
  /** How the fields of a supergraph may be kept. */
  policiesOf(supergraphSdl: string): PolicyOf;
}

/** How what is asked for most is kept warm. */
export interface Warming {
  /** Calls a second at most. */
  rate: number;
  /** Milliseconds between two rounds. */
  intervalMs: number;
  /** Whether requests need all there is. */
  isBusy(): boolean;
  /** Where the hottest fetches of a supergraph outlive the process. Default: nowhere. @param id of the supergraph */
  storeOf?: ((id: string) => HotStore) | undefined;
}
