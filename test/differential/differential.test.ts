import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCached } from './run-cached.ts';
import { runDifferential } from './run-differential.ts';
import { type Differential, startDifferential } from './start-differential.ts';

let differential: Differential;

beforeAll(async () => {
  differential = await startDifferential();
});
afterAll(() => differential.stop());

it('answers 500 random operations as the stock executor does, but where that is known to be wrong', async () => {
  const { counts, findings } = await runDifferential(differential, { first: 1, count: 500 });
  expect(findings).toEqual([]);
  expect(counts.different).toBe(0);
  // Most of it must be compared, not explained.
  expect(counts.same).toBeGreaterThan(250);
}, 300_000);

it('answers 500 random operations the same with everything cached, by the cache and by chance', async () => {
  expect(await runCached(differential, { first: 1, count: 500 })).toEqual({ compared: 500, findings: [] });
}, 300_000);
