/** Largest value of GraphQL's `Int`. */
const intLimit = 2_147_483_647;

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A count as GraphQL can carry it: what is more is the most. */
export function toInt(count: number): number {
  return Math.max(-intLimit, Math.min(intLimit, count));
}
