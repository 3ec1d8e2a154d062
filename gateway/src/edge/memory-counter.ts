import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { WindowCounter } from './window-counter.ts';

interface MemoryCounterOptions {
  /** Seconds a window lasts. */
  windowS: number;
  /** Most keys that are kept: about 0.5 kB each. Default 50,000. */
  capacity?: number;
}

/**
 * Counts in this process's memory. The library forgets a key when its window ends, but within a window it would keep as
 * many as come: here the oldest is forgotten when there are too many, so that a flood of addresses fills no memory. Who has
 * that many addresses is held by no limit that counts them.
 */
export function createMemoryCounter({ windowS, capacity = 50_000 }: MemoryCounterOptions): WindowCounter {
  const limiter = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: windowS, keyPrefix: '' });
  /** In the order their windows began, which is the order they end in. */
  const keys = new Set<string>();

  return {
    async add(key, points) {
      const { consumedPoints, msBeforeNext, isFirstInDuration } = await limiter.penalty(key, points);
      if (isFirstInDuration) {
        keys.delete(key);
        keys.add(key);
        await forgetOldest();
      }
      return { used: consumedPoints, resetMs: msBeforeNext };
    },
    async giveBack(key, points) {
      const count = await limiter.get(key);
      if (count === null || count.msBeforeNext <= 0 || count.consumedPoints <= 0) return;
      await limiter.reward(key, Math.min(points, count.consumedPoints));
    },
  };

  async function forgetOldest(): Promise<void> {
    for (const oldest of keys) {
      if (keys.size <= capacity) return;
      keys.delete(oldest);
      await limiter.delete(oldest);
    }
  }
}
