import type { HotMenus } from './hot-menus.ts';
import type { ReadingOutcome, ReadingTask } from './read-menu.ts';

interface WarmerOptions {
  hot: HotMenus;
  read: (task: ReadingTask) => Promise<ReadingOutcome>;
  /** Milliseconds for which a menu is fresh. */
  ttlMs: number;
  /** Readings a second at most, one at a time. */
  rate: number;
}

/**
 * Reads menus that are asked for often a little before they are no longer fresh, so that nobody waits for them: one after the other, at a bounded rate.
 *
 * @returns ends it
 */
export function startWarmer({ hot, read, ttlMs, rate }: WarmerOptions): () => void {
  let isReading = false;
  const timer = setInterval(() => {
    const [next] = isReading ? [] : hot.due(ttlMs);
    if (!next) return;
    isReading = true;
    read({ menuId: next.menuId, knownAt: next.fetchedAt })
      .catch((error: Error) => process.emitWarning(error))
      .finally(() => {
        isReading = false;
      });
  }, 1_000 / rate);
  timer.unref();
  return () => clearInterval(timer);
}
