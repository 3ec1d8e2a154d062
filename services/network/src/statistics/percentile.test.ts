import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

/** Buckets end at 0.1 ms, 0.11 ms, 0.121 ms, … */
const rounded = (value: number | null) => value && Math.round(value * 10_000) / 10_000;

it('is the upper bound of the bucket that holds the nearest rank', () => {
  const buckets = [5, 4, 1];
  expect([0.5, 0.51, 0.9, 0.91, 1].map((share) => rounded(percentile(buckets, share)))).toEqual([
    0.1, 0.11, 0.11, 0.121, 0.121,
  ]);
});

it('skips empty buckets', () => {
  expect(rounded(percentile([0, 0, 3, 0], 0.5))).toBe(0.121);
});

it('is null when there was no call', () => {
  expect([percentile([], 0.5), percentile([0, 0], 0.99)]).toEqual([null, null]);
});
