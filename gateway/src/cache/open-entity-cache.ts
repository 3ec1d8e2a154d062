import { performance } from 'node:perf_hooks';
import {
  createMemoryTier,
  createTieredCache,
  type EntryStore,
  type Kept,
  type Memory,
  type PurgeLog,
} from '@weedhounds/cache';
import { createOperationCache, type KeptAnswer } from '../respond/operation-cache.ts';
import type { CacheSettings } from './cache-settings.ts';
import type { EntityCache, Warming } from './entity-cache.ts';
import { createObservedLives } from './lives/observed-lives.ts';
import { openBeyond } from './open-beyond.ts';
import { readFieldPolicies } from './policies/read-field-policies.ts';
import { CacheStatistics } from './statistics/cache-statistics.ts';
import { createTurns } from './take-turns.ts';
import { createHotStore } from './warming/hot-store.ts';

/** A gateway's cache, open. */
export interface OpenCache extends EntityCache {
  close(): Promise<void>;
}

/**
 * Opens a gateway's cache: entities and whole answers in one memory of this process, and entities in what lies beyond it.
 *
 * @param redisUrl default: this gateway is alone
 * @param now milliseconds since the epoch; default: the system's clock
 */
export async function openEntityCache(
  settings: CacheSettings,
  redisUrl?: string,
  now: () => number = Date.now,
): Promise<OpenCache> {
  const { memoryBytes, policies, warmingRate } = settings;
  const memory = createMemoryTier<Kept | KeptAnswer>({ maxBytes: memoryBytes });
  const beyond = await openBeyond(settings, redisUrl);
  const { store, leases } = beyond;
  const statistics = new CacheStatistics(memory.use);
  const purges = withCounts(beyond.purges, statistics);
  const cache = createTieredCache({ memory: viewOf(memory, isEntry), store, purges, now });
  return {
    cache,
    turns: leases && createTurns({ leases, cache }),
    operations: createOperationCache({ memory: viewOf(memory, isAnswer), purges, now }),
    purges,
    now,
    chance: Math.random,
    statistics,
    lives: createObservedLives((policy) => statistics.asksOf(policy)),
    warming: warmingRate > 0 ? openWarming(warmingRate, store, now) : undefined,
    policiesOf: (supergraphSdl) => readFieldPolicies(supergraphSdl, policies),
    async close() {
      await purges.close();
      await store?.close();
      await leases?.close();
    },
  };
}

/** A purge log of which each purge is counted. */
function withCounts(purges: PurgeLog, statistics: CacheStatistics): PurgeLog {
  return {
    ...purges,
    purge(tags, mode) {
      statistics.notePurge(mode);
      return purges.purge(tags, mode);
    },
  };
}

/** Milliseconds between two rounds of warming. */
const warmingMs = 30_000;

/** Share of its time that a process works from which on requests need all there is. */
const busyShare = 0.7;

function openWarming(rate: number, store: EntryStore | undefined, now: () => number): Warming {
  let before = performance.eventLoopUtilization();
  return {
    rate,
    intervalMs: warmingMs,
    isBusy() {
      const last = before;
      before = performance.eventLoopUtilization();
      return performance.eventLoopUtilization(before, last).utilization > busyShare;
    },
    storeOf: store && ((id) => createHotStore(store, id, now)),
  };
}

const isEntry = (one: Kept | KeptAnswer): one is Kept => 'entry' in one;
const isAnswer = (one: Kept | KeptAnswer): one is KeptAnswer => 'answer' in one;

/** One kind of value in a memory. Kinds have different keys: those of answers begin with whom they serve. */
function viewOf<V, One extends V>(memory: Memory<V>, isOne: (value: V) => value is One): Memory<One> {
  return {
    get(key) {
      const value = memory.get(key);
      return value !== undefined && isOne(value) ? value : undefined;
    },
    set: (key, value, facts) => memory.set(key, value, facts),
    delete: (key) => memory.delete(key),
    *values() {
      for (const value of memory.values()) if (isOne(value)) yield value;
    },
  };
}
