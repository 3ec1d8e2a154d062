import type { PurgeLog, PurgeMode, TieredCache } from '@weedhounds/cache';
import { type PurgeTarget, tagOf } from './purge-target.ts';

/** What a purge came to. */
export interface Purged {
  /** Entries in this gateway's memory that it was. */
  entries: number;
  /** Whether all other gateways know of it now. If not, they will as soon as they can be told. */
  isKnownToOthers: boolean;
}

/** Makes what is kept worthless, or stale. */
export type Purge = (target: PurgeTarget, mode: PurgeMode) => Promise<Purged>;

interface PurgeOptions {
  cache: Pick<TieredCache, 'countTagged'>;
  purges: Pick<PurgeLog, 'purge'>;
}

export function createPurge({ cache, purges }: PurgeOptions): Purge {
  return async (target, mode) => {
    const tag = tagOf(target);
    const entries = cache.countTagged(tag);
    const { isKnownToOthers } = await purges.purge([tag], mode);
    return { entries, isKnownToOthers };
  };
}
