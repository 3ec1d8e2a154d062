import type { Catalogue } from '../shop/catalogue.ts';
import type { NeededValue } from './documents.ts';

/**
 * Counts the calls that are needed at least: each value is fetched once, and again only when it has changed or its policy's time
 * is over. All that one fetch lacks comes in one call.
 */
export function createBestCalls(catalogue: Catalogue, ttlOf: (policy: NeededValue['policy']) => number) {
  const fetchedAt = new Map<string, number>();
  let calls = 0;

  function isKept({ value, policy, changes }: NeededValue, now: number): boolean {
    const at = fetchedAt.get(value);
    if (at === undefined || now >= at + ttlOf(policy)) return false;
    return !changes || (catalogue.items[changes.item]?.changedAt[changes.what] ?? 0) <= at;
  }

  return {
    /** @param now milliseconds; later than the changes before it */
    ask(fetches: readonly (readonly NeededValue[])[], now: number): void {
      for (const values of fetches) {
        const lacking = values.filter((value) => !isKept(value, now));
        if (lacking.length > 0) calls++;
        for (const { value } of lacking) fetchedAt.set(value, now);
      }
    },
    calls: () => calls,
  };
}
