import type { Policies } from '@weedhounds/cache-policies';
import { GraphError } from '@weedhounds/errors';
import type { MenuStateRow } from '../store/rows.ts';
import { createHotMenus } from './hot-menus.ts';
import { freshnessOf, type Need, needOf } from './need.ts';
import { type ReadingOptions, type ReadingOutcome, type ReadingTask, readMenu } from './read-menu.ts';
import { startWarmer } from './start-warmer.ts';

export interface MenuReaderOptions extends ReadingOptions {
  policies: Policies;
  /** Menus a second that are read before they are no longer fresh because they are asked for often; 0 reads none. */
  warmingRate: number;
  /** Milliseconds that an answer waits for a provider. The reading goes on without it. */
  patienceMs: number;
}

/** Menus, as new as they have to be. */
export interface MenuReader {
  policies: Policies;
  /** Milliseconds since what is stored of a menu was so; null for menus that are read through no provider. */
  ageOf(menu: MenuStateRow): number | null;
  /**
   * Sees to it that what is stored of a menu is new enough: waits for its provider where it is too old to be served.
   *
   * @returns whether it was read: then what was loaded before is out of date
   * @throws GraphError PROVIDER_UNAVAILABLE where that fails and what is stored is too old even for that
   */
  ensure(menu: MenuStateRow, need: Need): Promise<'kept' | 'read'>;
  /** Reads a menu now, fresh or not; one reading of a menu at a time. */
  read(menuId: string, how?: Pick<ReadingTask, 'isWhole'>): Promise<ReadingOutcome>;
  /** Ends the readings that are under way. */
  close(): Promise<void>;
}

/** Menus of which it is remembered how often they are asked for. */
const mostHotMenus = 10_000;

export function createMenuReader(options: MenuReaderOptions): MenuReader {
  const { policies, providers, patienceMs, warmingRate, now } = options;
  const ending = new AbortController();
  const running = new Map<string, Promise<ReadingOutcome>>();
  const { ttlMs } = needOf(['PRICING_DATA', 'INVENTORY'], policies);
  const hot = createHotMenus({ halfLifeMs: ttlMs, most: mostHotMenus, now });

  function read({ menuId, ...how }: ReadingTask): Promise<ReadingOutcome> {
    const started = running.get(menuId);
    if (started) return started;
    const startedAt = new Date(now());
    const reading = readMenu({ menuId, ...how }, options, ending.signal).finally(() => {
      running.delete(menuId);
      // Also after one that failed: who asks for it has it read, with the pauses that failures take.
      hot.noteRead(menuId, startedAt);
    });
    running.set(menuId, reading);
    return reading;
  }
  const stopWarming = warmingRate > 0 ? startWarmer({ hot, read, ttlMs, rate: warmingRate }) : () => {};

  const isReadable = ({ provider, shopKey }: MenuStateRow) => shopKey !== null && providers.has(provider);
  const ageOf = (menu: MenuStateRow) => (isReadable(menu) ? now() - menu.fetchedAt.getTime() : null);
  const inBackground = ({ id, fetchedAt }: MenuStateRow) =>
    void read({ menuId: id, knownAt: fetchedAt }).catch((error: Error) => process.emitWarning(error));

  return {
    policies,
    ageOf,
    read: (menuId, how) => read({ menuId, knownAt: null, ...how }),

    async ensure(menu, need) {
      const ageMs = ageOf(menu);
      if (ageMs !== null) hot.note(menu.id, menu.fetchedAt);
      const freshness = ageMs === null ? 'fresh' : freshnessOf(ageMs, need);
      if (freshness === 'fresh') return 'kept';
      if (freshness === 'stale') {
        inBackground(menu);
        return 'kept';
      }
      const outcome = await withPatience(read({ menuId: menu.id, knownAt: menu.fetchedAt }), patienceMs);
      if (outcome?.kind === 'read' || outcome?.kind === 'read-elsewhere') return 'read';
      if (freshness === 'expired') return 'kept';
      throw new GraphError(
        'PROVIDER_UNAVAILABLE',
        `The menu is read through ${menu.provider}, which does not answer, and nothing recent enough is known of it.`,
        { extensions: { provider: menu.provider, problem: outcome?.problem ?? 'DEADLINE' } },
      );
    },

    async close() {
      stopWarming();
      ending.abort();
      await Promise.allSettled(running.values());
    },
  };
}

/** @returns undefined when it took longer */
async function withPatience<T>(promise: Promise<T>, patienceMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patienceMs, undefined);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
