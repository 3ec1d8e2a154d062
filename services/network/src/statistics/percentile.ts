/** Upper bound in milliseconds of a latency bucket, as `SubgraphCallsInput.latency` defines it. */
function upperBound(bucket: number): number {
  return 0.1 * 1.1 ** bucket;
}

/**
 * The duration in milliseconds that a share of the calls did not pass: nearest rank, read off the bucket's upper bound
 * and so at most 10 percent too high. Null when there was no call.
 *
 * @param buckets calls by latency bucket
 * @param share more than 0 and at most 1: 0.95 for the 95th percentile
 */
export function percentile(buckets: readonly number[], share: number): number | null {
  const total = buckets.reduce((sum, calls) => sum + calls, 0);
  const rank = Math.ceil(share * total);
  let seen = 0;
  for (const [bucket, calls] of buckets.entries()) {
    seen += calls;
    if (calls > 0 && seen >= rank) return upperBound(bucket);
  }
  return null;
}
