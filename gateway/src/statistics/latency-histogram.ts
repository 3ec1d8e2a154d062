/** Upper bound of the first bucket in milliseconds. */
const firstBound = 0.1;

/** Each bucket's upper bound is this many times the one before, so a figure read off a bound is at most 10 percent too high. */
const growth = 1.1;

/** The last bucket begins at about 83 s and takes whatever is slower. */
const lastBucket = 144;

/**
 * Counts durations in buckets that grow by a fixed factor, as `SubgraphCallsInput.latency` of the network subgraph
 * defines them: bucket i holds those of at most 0.1 ms · 1.1^i. Histograms add up bucket by bucket.
 */
export interface LatencyHistogram {
  /** @param durationMs milliseconds, 0 or more */
  record(durationMs: number): void;
  count(): number;
  /** The counts from the first bucket to the last that is not empty. */
  buckets(): number[];
}

export function createLatencyHistogram(): LatencyHistogram {
  const counts: number[] = [];
  let total = 0;
  return {
    record(durationMs) {
      const bucket = bucketOf(durationMs);
      while (counts.length <= bucket) counts.push(0);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      total++;
    },
    count: () => total,
    buckets: () => [...counts],
  };
}

/** The first bucket whose bound the duration does not pass. */
function bucketOf(durationMs: number): number {
  let bucket = Math.max(0, Math.floor(Math.log(durationMs / firstBound) / Math.log(growth)));
  // The logarithm may land a hair beside a bound: the bounds themselves decide.
  while (bucket < lastBucket && durationMs > firstBound * growth ** bucket) bucket++;
  return Math.min(bucket, lastBucket);
}
