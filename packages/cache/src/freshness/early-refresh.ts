import type { Entry } from '../entry.ts';

/** How eager early refreshes are: 1 is optimal, more is earlier. */
const beta = 1;

/** Beyond so many times the fetch, not one in 10¹³ is refreshed. */
const certainly = 30;

/**
 * Whether one who finds an entry fresh refreshes it nevertheless, so that it does not end for all at once: with probability
 * exp(−t / βΔ), t milliseconds before its end, where Δ is what its fetch took. Of many who ask e^(1/β) begin before the first has come back,
 * on average.
 *
 * Source: Vattani, Chierichetti and Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015.
 *
 * @param now milliseconds since the epoch
 * @param chance draws a number from 0 to 1 at random
 */
export function isRefreshedEarly(
  { freshUntil, buildMs }: Pick<Entry, 'freshUntil' | 'buildMs'>,
  now: number,
  chance: () => number,
): boolean {
  const leftMs = freshUntil - now;
  // As good as never: most of what is asked for is far from its end.
  if (leftMs > buildMs * beta * certainly) return false;
  return -buildMs * beta * Math.log(chance()) >= leftMs;
}
