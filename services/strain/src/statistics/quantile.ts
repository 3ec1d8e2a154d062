/**
 * The quantile at `share` (0 to 1) of values in ascending order, by linear interpolation between the two nearest ranks:
 * type 7 of Hyndman & Fan 1996, https://doi.org/10.2307/2684934.
 *
 * @throws TypeError when there is no value or the share is out of range
 */
export function quantile(ascending: readonly number[], share: number): number {
  if (ascending.length === 0) throw new TypeError('A quantile needs one value at least; got none.');
  if (!(share >= 0 && share <= 1)) throw new TypeError(`A quantile's share must be from 0 to 1; got ${share}.`);
  const rank = share * (ascending.length - 1);
  const below = Math.floor(rank);
  const low = ascending[below] as number;
  const high = ascending[Math.ceil(rank)] as number;
  // Rounding can carry the sum a last digit past the higher value.
  return Math.min(high, low + (rank - below) * (high - low));
}

/** The median of values in any order. */
export function median(values: readonly number[]): number {
  return quantile(ascend(values), 0.5);
}

/** The values in ascending order, as numbers. */
export function ascend(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
