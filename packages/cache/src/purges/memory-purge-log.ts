import { randomUUID } from 'node:crypto';
import type { Fence } from '../entry.ts';
import type { PurgeLog } from '../purge-log.ts';
import { TagNumbers } from './tag-numbers.ts';

/**
 * A purge log of one process.
 *
 * @param options.mostTags how many tags' last purges are remembered; what was fetched before one that is not is not trusted. Default 100,000
 */
export function createMemoryPurgeLog({ mostTags = 100_000 }: { mostTags?: number } = {}): PurgeLog {
  const generation = randomUUID();
  const purged = new TagNumbers(mostTags);
  let number = 0;

  return {
    fence: (): Fence => ({ generation, number }),
    judge: (tags, fence) => (fence.generation === generation ? purged.judge(tags, fence.number) : 'hard'),
    async purge(tags, mode) {
      number++;
      purged.note(number, mode, tags);
      return { isKnownToOthers: true };
    },
    close: async () => {},
  };
}
