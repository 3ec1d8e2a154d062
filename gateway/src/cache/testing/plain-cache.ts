import { createTieredCache, type Kept, type Policy, type PurgeLog } from '@weedhounds/cache';
import type { EntityCache } from '../entity-cache.ts';

/** A policy with which everything stays fresh for a minute. */
export const minute: Policy = {
  name: 'MINUTE',
  ttlMs: 60_000,
  staleMs: 60_000,
  staleIfErrorMs: 120_000,
  negativeTtlMs: 30_000,
  maxBytes: 1_000_000,
  scope: 'PUBLIC',
  varies: 'class',
  strategy: 'fixed',
};

/** A cache in memory that keeps only every second entry of those that it is given. */
export function createForgetfulCache(): EntityCache {
  let given = 0;
  return createPlainCache(undefined, undefined, () => ++given % 2 === 0);
}

/**
 * A cache in memory, without bounds, in which every field is kept and none is refreshed early.
 *
 * @param now milliseconds; default a clock that stands
 * @param isKept whether the next entry is kept; default: all are
 */
export function createPlainCache(
  now: () => number = () => 0,
  purges = createPlainPurgeLog(),
  isKept: () => boolean = () => true,
): EntityCache {
  const memory = new Map<string, Kept>();
  const cache = createTieredCache({
    memory: {
      get: (key) => memory.get(key),
      set: (key, kept) => void (isKept() && memory.set(key, kept)),
      delete: (key) => void memory.delete(key),
      values: () => memory.values(),
    },
    purges,
    now,
  });
  return { cache, purges, now, chance: () => 1, policiesOf: () => () => minute };
}

function createPlainPurgeLog(): PurgeLog {
  let number = 0;
  const purged = new Map<string, { SOFT: number; HARD: number }>();
  return {
    fence: () => ({ generation: 'only', number }),
    judge(tags, fence) {
      const since = (mode: 'SOFT' | 'HARD') => tags.some((tag) => (purged.get(tag)?.[mode] ?? 0) > fence.number);
      return since('HARD') ? 'hard' : since('SOFT') ? 'soft' : 'valid';
    },
    async purge(tags, mode) {
      number++;
      for (const tag of tags) purged.set(tag, { SOFT: 0, HARD: 0, ...purged.get(tag), [mode]: number });
      return { isKnownToOthers: true };
    },
    close: async () => {},
  };
}
