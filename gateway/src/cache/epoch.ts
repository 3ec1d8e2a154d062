import type { PurgeLog } from '@weedhounds/cache';

/** Changes with every purge that is heard of: what began before must not be joined after. One line. */
export function epochOf(purges: Pick<PurgeLog, 'fence'>): string {
  const fence = purges.fence();
  return fence ? `${fence.generation} ${fence.number}` : '';
}
