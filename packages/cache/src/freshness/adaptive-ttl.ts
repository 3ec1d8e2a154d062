import { floorOf } from './floor-of.ts';

/** How often values are asked for, and change, for one value on average. */
export interface Rates {
  /** Asks a millisecond. */
  asks: number;
  /** Changes a millisecond. */
  changes: number;
}

/** The share of answers that may be out of date. */
const outOfDate = 0.05;

/** The share of asks that are to be answered without a fetch, though more be out of date for it. */
const hitRatio = 0.8;

/**
 * A time to live by how often values change and are asked for, both taken for Poisson processes. Kept for T, a value that changes at the
 * rate λ is out of date at a random moment with the probability 1 − (1 − e^(−λT)) / λT ≈ λT / 2, and one that is asked for at the rate μ is
 * fetched once for each 1 + μT asks. It is the longest T with which few enough are out of date, but no shorter than what makes enough of
 * them hits, at most `ttlMs` and at least a sixteenth of that.
 *
 * Source: the model of Cho and Garcia-Molina, "Effective Page Refresh Policies for Web Crawlers", ACM TODS 2003.
 */
export function adaptiveTtl(ttlMs: number, { asks, changes }: Rates): number {
  if (!(changes > 0)) return ttlMs;
  const whileUpToDate = (2 * outOfDate) / changes;
  const forHits = asks > 0 ? hitRatio / (1 - hitRatio) / asks : 0;
  return Math.min(ttlMs, Math.max(floorOf(ttlMs), whileUpToDate, forHits));
}
