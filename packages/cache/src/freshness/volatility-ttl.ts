import { floorOf } from './floor-of.ts';

/** The variance of relative changes, that of changes by 5 % each time, at which half of the time is left. */
const halving = 0.05 ** 2;

/**
 * A time to live by how much a value's own numbers have changed from fetch to fetch: the larger the variance of the relative changes, the
 * shorter, down to a sixteenth. As relative changes have no unit, prices in any currency are alike.
 *
 * @param history the numbers at each fetch, the oldest first; of less than two there is no change to go by
 */
export function volatilityTtl(ttlMs: number, history: readonly (readonly number[])[]): number {
  const changes = history.slice(1).flatMap((numbers, index) => relativeChanges(history[index] ?? [], numbers));
  if (changes.length === 0) return ttlMs;
  const variance = changes.reduce((sum, change) => sum + change * change, 0) / changes.length;
  return Math.max(floorOf(ttlMs), ttlMs / (1 + variance / halving));
}

/** Of each number against the mean of it and what it was, from −2 to 2; none where there are more or fewer numbers than before. */
function relativeChanges(before: readonly number[], after: readonly number[]): number[] {
  if (before.length !== after.length) return [];
  return after.map((number, index) => {
    const was = before[index] ?? number;
    const mean = (Math.abs(number) + Math.abs(was)) / 2;
    const change = (number - was) / mean;
    return Number.isFinite(change) ? change : 0;
  });
}
