import { expect, it } from 'vitest';
import { createLatencyHistogram } from './latency-histogram.ts';

/** The bucket a single duration falls into. */
function bucketOf(durationMs: number): number {
  const histogram = createLatencyHistogram();
  histogram.record(durationMs);
  return histogram.buckets().length - 1;
}

it('counts durations by bucket and in all', () => {
  const histogram = createLatencyHistogram();
  for (const durationMs of [0.1, 0.105, 0.11, 0.2, 0.05]) histogram.record(durationMs);
  expect([histogram.count(), histogram.buckets()]).toEqual([5, [2, 2, 0, 0, 0, 0, 0, 0, 1]]);
});

it('puts a duration into the first bucket whose bound it does not pass', () => {
  const bound = (bucket: number) => 0.1 * 1.1 ** bucket;
  for (let bucket = 1; bucket < 144; bucket++) {
    expect([bucketOf(bound(bucket)), bucketOf(bound(bucket) * (1 + 1e-9))]).toEqual([bucket, bucket + 1]);
  }
});

it('takes a duration of nothing into its first bucket and one without end into its last', () => {
  expect([bucketOf(0), bucketOf(1e9), bucketOf(Number.POSITIVE_INFINITY)]).toEqual([0, 144, 144]);
});
