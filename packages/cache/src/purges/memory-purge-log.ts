import { randomUUID } from 'node:crypto';
import type { Fence } from '../entry.ts';
import type { PurgeLog, PurgeMode } from '../purge-log.ts';

/** The numbers of a tag's last purges; 0 for none. */
type Purged = Record<PurgeMode, number>;

/**
 * A purge log of one process. It remembers the last purge of each of so many tags; of those that it has forgotten it knows no more than
 * the greatest number, and whatever was fetched before that is not trusted any more.
 *
 * @param options.mostTags default 100,000
 */
export function createMemoryPurgeLog({ mostTags = 100_000 }: { mostTags?: number } = {}): PurgeLog {
  const generation = randomUUID();
  /** In the order of their last purges. */
  const purged = new Map<string, Purged>();
  let number = 0;
  let floor = 0;

  function note(tag: string, mode: PurgeMode): void {
    const before = purged.get(tag) ?? { SOFT: 0, HARD: 0 };
    purged.delete(tag);
    purged.set(tag, { ...before, [mode]: number });
    if (purged.size <= mostTags) return;
    for (const [oldest, { SOFT, HARD }] of purged) {
      purged.delete(oldest);
      floor = Math.max(floor, SOFT, HARD);
      return;
    }
  }

  return {
    fence: (): Fence => ({ generation, number }),
    judge(tags, fence) {
      if (fence.generation !== generation || fence.number < floor) return 'hard';
      if (fence.number === number) return 'valid';
      let isSoft = false;
      for (const tag of tags) {
        const last = purged.get(tag);
        if (!last) continue;
        if (last.HARD > fence.number) return 'hard';
        if (last.SOFT > fence.number) isSoft = true;
      }
      return isSoft ? 'soft' : 'valid';
    },
    async purge(tags, mode) {
      number++;
      for (const tag of tags) note(tag, mode);
      return { isKnownToOthers: true };
    },
    close: async () => {},
  };
}
