import { floorOf } from './floor-of.ts';

/** A value's own numbers, as one fetch brought them. */
export interface Snapshot {
  /** Milliseconds since the epoch. */
  at: number;
  numbers: readonly number[];
}

/** By how much of itself a number may be expected to have moved when its time ends. */
const tolerance = 0.02;

/**
 * The time in which a value's numbers are expected to move by a fiftieth of themselves; the strictest of them holds, at most `ttlMs` and at
 * least a sixteenth of that. A number's variance per millisecond, σ², is the sum of the squares of its relative changes over the time in
 * which they were seen, its realised variance; one that moves up as easily as down has moved by σ√T after T milliseconds. As
 * relative changes have no unit, prices in any currency are alike.
 *
 * Source: Andersen, Bollerslev, Diebold and Labys, "Modeling and Forecasting Realized Volatility", Econometrica 2003.
 *
 * @param history the oldest first; of less than two there is no change to go by
 */
export function volatilityTtl(ttlMs: number, history: readonly Snapshot[]): number {
  const times = (history.at(-1)?.numbers ?? []).map((_, index) => timeWithinTolerance(history, index));
  return Math.max(floorOf(ttlMs), Math.min(ttlMs, ...times));
}

/** Infinite for what never moved. */
function timeWithinTolerance(history: readonly Snapshot[], index: number): number {
  let squares = 0;
  let elapsedMs = 0;
  for (const [step, { at, numbers }] of history.slice(1).entries()) {
    const before = history[step];
    // Of more or fewer numbers than before it is not known which is which.
    if (!before || before.numbers.length !== numbers.length) continue;
    squares += relativeChange(before.numbers[index], numbers[index]) ** 2;
    elapsedMs += Math.max(0, at - before.at);
  }
  return squares > 0 ? (tolerance ** 2 * elapsedMs) / squares : Number.POSITIVE_INFINITY;
}

/** Of the larger of both, from 0 to 2; 0 for what is no finite number. */
function relativeChange(from = 0, to = 0): number {
  const larger = Math.max(Math.abs(from), Math.abs(to));
  const change = Math.abs(to / larger - from / larger);
  return Number.isFinite(change) ? change : 0;
}
