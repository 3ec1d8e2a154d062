import { createMemoryPurgeLog, createMemoryTier, createTieredCache, type Kept, type Memory } from '@weedhounds/cache';
import { createOperationCache, type KeptAnswer } from '../respond/operation-cache.ts';
import type { CacheSettings } from './cache-settings.ts';
import type { EntityCache } from './entity-cache.ts';
import { readFieldPolicies } from './policies/read-field-policies.ts';
import { CacheStatistics } from './statistics/cache-statistics.ts';

/** Opens a gateway's cache: entities and whole answers in one memory of this process. */
export function openEntityCache({ memoryBytes, policies }: CacheSettings): EntityCache {
  const memory = createMemoryTier<Kept | KeptAnswer>({ maxBytes: memoryBytes });
  const purges = createMemoryPurgeLog();
  const now = Date.now;
  return {
    cache: createTieredCache({ memory: viewOf(memory, isEntry), purges, now }),
    operations: createOperationCache({ memory: viewOf(memory, isAnswer), purges, now }),
    purges,
    now,
    statistics: new CacheStatistics(),
    policiesOf: (supergraphSdl) => readFieldPolicies(supergraphSdl, policies),
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
