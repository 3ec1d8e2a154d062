import { createMemoryPurgeLog } from '@weedhounds/cache';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { subgraphTag } from '../entries/entity-tags.ts';
import { createPurgeAll } from './purge-all.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('makes all worthless at once, and what was kept until the last subgraph knew of other rules', () => {
  const log = createMemoryPurgeLog();
  const judge = (fence = log.fence()) => fence && log.judge([subgraphTag('menu')], fence);
  const before = log.fence();
  createPurgeAll(log, () => ['strain', 'menu'])();
  const after = log.fence();
  expect([judge(before), judge(after)]).toEqual(['hard', 'valid']);
  vi.advanceTimersByTime(120_000);
  expect([judge(after), judge()]).toEqual(['hard', 'valid']);
});
