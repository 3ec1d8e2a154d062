/** The largest cost there is: what would be more is this. */
export const largestCost = Number.MAX_SAFE_INTEGER;

/** A cost that is none below 0 and exact up to the largest. */
export function saturate(cost: number): number {
  return Math.min(Math.max(cost, 0), largestCost);
}
