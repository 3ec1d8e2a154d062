const shortest = 1_000;
const longest = 300_000;

/**
 * Milliseconds for which a menu is left alone after its readings have failed so many times in a row: a second, doubled each time up to five minutes, and
 * of that between half and all, so that menus that failed together do not come back together.
 *
 * @param random from 0 up to 1
 */
export function retryPause(failures: number, random: number): number {
  const most = Math.min(longest, shortest * 2 ** Math.max(0, failures - 1));
  return most * (0.5 + random / 2);
}
