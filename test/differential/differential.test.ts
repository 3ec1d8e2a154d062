import { afterAll, beforeAll, expect, it } from 'vitest';
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
