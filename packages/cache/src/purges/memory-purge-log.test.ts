import { expect, it } from 'vitest';
import type { Fence } from '../entry.ts';
import { createMemoryPurgeLog } from './memory-purge-log.ts';

const fenceOf = (log: ReturnType<typeof createMemoryPurgeLog>) => log.fence() as Fence;

it('makes worthless what was fetched before a purge of one of its tags, and nothing else', async () => {
  const log = createMemoryPurgeLog();
  const before = fenceOf(log);
  expect(await log.purge(['a', 'b'], 'HARD')).toEqual({ isKnownToOthers: true });
  const after = fenceOf(log);
  const judge = (fence: Fence) => ['a', 'b', 'c'].map((tag) => log.judge(['x', tag], fence));
  expect([judge(before), judge(after)]).toEqual([
    ['hard', 'hard', 'valid'],
    ['valid', 'valid', 'valid'],
  ]);
});

it('tells soft purges from hard ones; the harder counts, whichever came first', async () => {
  const log = createMemoryPurgeLog();
  const before = fenceOf(log);
  await log.purge(['a', 'b'], 'SOFT');
  const between = fenceOf(log);
  await log.purge(['b', 'c'], 'HARD');
  await log.purge(['c'], 'SOFT');
  const judge = (fence: Fence) => ['a', 'b', 'c'].map((tag) => log.judge([tag], fence));
  expect([judge(before), judge(between)]).toEqual([
    ['soft', 'hard', 'hard'],
    ['valid', 'hard', 'hard'],
  ]);
  expect(log.judge(['a', 'b'], before)).toBe('hard');
});

it('trusts nothing of another generation', async () => {
  const [one, other] = [createMemoryPurgeLog(), createMemoryPurgeLog()];
  expect(one.judge(['a'], fenceOf(other))).toBe('hard');
});

it('trusts nothing that was fetched before a purge that it has forgotten', async () => {
  const log = createMemoryPurgeLog({ mostTags: 2 });
  const fences = [fenceOf(log)];
  for (const tag of ['a', 'b', 'c', 'b', 'd']) {
    await log.purge([tag], 'HARD');
    fences.push(fenceOf(log));
  }
  // a and c are forgotten: they were purged by the first and the third.
  expect(fences.map((fence) => log.judge(['x'], fence))).toEqual(['hard', 'hard', 'hard', 'valid', 'valid', 'valid']);
});
