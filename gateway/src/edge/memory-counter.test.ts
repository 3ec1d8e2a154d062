import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMemoryCounter } from './memory-counter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('counts each key from its first use to the end of its window', async () => {
  const counter = createMemoryCounter({ windowS: 10 });
  expect(await counter.add('a', 2)).toEqual({ used: 2, resetMs: 10_000 });
  vi.advanceTimersByTime(4_000);
  expect(await counter.add('b', 1)).toEqual({ used: 1, resetMs: 10_000 });
  expect(await counter.add('a', 3)).toEqual({ used: 5, resetMs: 6_000 });
  vi.advanceTimersByTime(6_000);
  expect([await counter.add('a', 1), await counter.add('b', 1)]).toEqual([
    { used: 1, resetMs: 10_000 },
    { used: 2, resetMs: 4_000 },
  ]);
});

it('keeps no more keys than its capacity, and forgets those whose window began first', async () => {
  const counter = createMemoryCounter({ windowS: 10, capacity: 3 });
  const timers = vi.getTimerCount();
  for (let i = 0; i < 1_000; i++) await counter.add(`flood ${i}`, 1);
  // The library keeps one timer for each key it holds.
  expect(vi.getTimerCount() - timers).toBe(3);
  const used = async (key: string) => (await counter.add(key, 1)).used;
  expect([await used('flood 999'), await used('flood 0'), await used('flood 997')]).toEqual([2, 1, 1]);
});

it('keeps a key that came again after its window by its new window', async () => {
  const counter = createMemoryCounter({ windowS: 10, capacity: 2 });
  await counter.add('a', 1);
  vi.advanceTimersByTime(10_000);
  await counter.add('b', 1);
  await counter.add('a', 1);
  await counter.add('c', 1);
  expect([(await counter.add('a', 1)).used, (await counter.add('b', 1)).used]).toEqual([2, 1]);
});
