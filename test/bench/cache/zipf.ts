import type { Choose } from '../../differential/chance.ts';

/** Draws numbers from 0 on, number n with a chance in proportion to 1 / (n + 1): Zipf's law with α = 1. */
export function createZipf(count: number, choose: Choose): () => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank++) {
    sum += 1 / rank;
    sums.push(sum);
  }
  const precision = 2 ** 30;
  return () => {
    const at = (choose(precision - 1) / precision) * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
