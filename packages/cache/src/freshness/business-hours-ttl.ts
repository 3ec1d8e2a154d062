/** Whether a shop is open, and until when that is so. */
export interface Opening {
  isOpen: boolean;
  /** Milliseconds since the epoch. */
  until: number;
}

/** Part of a policy's time that is left while a shop is open. */
const whileOpen = 1 / 4;

/**
 * A time to live that is shorter while the shop is open, as nothing is sold while it is closed. What was fetched while it is closed does not
 * outlive its opening by more than what is fetched then.
 *
 * @param now milliseconds since the epoch
 */
export function businessHoursTtl(ttlMs: number, { isOpen, until }: Opening, now: number): number {
  const open = ttlMs * whileOpen;
  return isOpen ? open : Math.min(ttlMs, Math.max(0, until - now) + open);
}
