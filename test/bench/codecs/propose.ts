import type { Measured } from './measure-sample.ts';

/** How often a value is read from the store for each time it is written: what memory answers is not read there. */
export const readsPerWrite = 4;

/** What a byte costs each time it travels: a network of 400 Mbit/s, half of which stands for the room that it takes. */
export const microsecondsPerByte = 0.02;

/** Microseconds for one write and the reads that follow it. */
export function costOf({ bytes, sealUs, openUs }: Measured): number {
  return sealUs + readsPerWrite * openUs + (1 + readsPerWrite) * bytes * microsecondsPerByte;
}

/** The measured, the cheapest first. */
export function byCost(measured: readonly Measured[]): Measured[] {
  return measured.toSorted((one, other) => costOf(one) - costOf(other));
}

/** Those that no other beats in size and in both times at once; in the same order. */
export function undominated(measured: readonly Measured[]): Measured[] {
  const beats = (one: Measured, other: Measured) =>
    one !== other && one.bytes <= other.bytes && one.sealUs <= other.sealUs && one.openUs <= other.openUs;
  return measured.filter((one) => !measured.some((other) => beats(other, one)));
}

/** What differs by less than this share differs by chance. */
const noise = 0.05;

/**
 * The smallest of those that cost as good as the least.
 *
 * @throws RangeError for none
 */
export function propose(measured: readonly Measured[]): Measured {
  const least = Math.min(...measured.map(costOf));
  const [smallest] = measured
    .filter((one) => costOf(one) <= least * (1 + noise))
    .toSorted((one, other) => one.bytes - other.bytes);
  if (!smallest) throw new RangeError('A proposal needs at least one that was measured; got none.');
  return smallest;
}
