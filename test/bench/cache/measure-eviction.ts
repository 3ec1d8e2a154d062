import { createMemoryTier } from '@weedhounds/cache';
import { createChance } from '../../differential/chance.ts';
import type { BenchOptions, Figure } from '../figure.ts';
import { createZipf } from './zipf.ts';

/** What is kept under how many keys. */
const [capacity, keys] = [100, 1_000];

interface Store {
  has(key: string): boolean;
  add(key: string): void;
}

/** Lets go of what has been there longest; as LRU, of what has not been asked for longest. */
function createQueue(movesUsed: boolean): Store {
  const kept = new Set<string>();
  return {
    has(key) {
      if (!kept.has(key)) return false;
      if (movesUsed) {
        kept.delete(key);
        kept.add(key);
      }
      return true;
    },
    add(key) {
      kept.add(key);
      const [oldest] = kept;
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** The gateway's own memory. */
function createOwn(): Store {
  const kept = createMemoryTier<true>({ maxBytes: capacity });
  return {
    has: (key) => kept.get(key) === true,
    add: (key) => kept.set(key, true, { bytes: 1, policy: 'ANY' }),
  };
}

function hitRatio(store: Store, requests: number): number {
  const draw = createZipf(keys, createChance(1));
  let hits = 0;
  for (let request = 0; request < requests; request++) {
    const key = String(draw());
    if (store.has(key)) hits++;
    else store.add(key);
  }
  return hits / requests;
}

/** How often what is asked for is kept: 100 of 1,000 keys, asked for by Zipf's law with α = 1. */
export async function measureEviction({ quick }: BenchOptions): Promise<Figure[]> {
  const requests = quick ? 100_000 : 1_000_000;
  const lru = hitRatio(createQueue(true), requests);
  const figure = (name: string, store: Store, aim: string): Figure => {
    const value = hitRatio(store, requests);
    return { figure: `${name}-vs-lru`, value, unit: 'share', baseline: lru, ratio: value / lru, aim };
  };
  return [
    figure('eviction-hit-ratio-fifo', createQueue(false), 'none: to compare with'),
    figure('eviction-hit-ratio', createOwn(), '0.671 or more, as SIEVE; LRU has 0.575'),
  ];
}
