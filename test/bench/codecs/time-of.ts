import { median } from '../figure.ts';

const callsAtOnce = 4;

/** Microseconds of one call, the median over the slice: a burst beside us lasts longer than a few calls do. */
export function timeOf(call: () => void, sliceMs: number): number {
  const taken: number[] = [];
  const end = performance.now() + sliceMs;
  let begun = performance.now();
  while (begun < end || taken.length === 0) {
    for (let index = 0; index < callsAtOnce; index++) call();
    const now = performance.now();
    taken.push(((now - begun) / callsAtOnce) * 1_000);
    begun = now;
  }
  return median(taken);
}
