/** How often menus are asked for, of late. */
export interface HotMenus {
  /** @param fetchedAt of the menu, as it was when it was asked for */
  note(menuId: string, fetchedAt: Date): void;
  /** The menu has been read. */
  noteRead(menuId: string, fetchedAt: Date): void;
  /**
   * Menus that are soon no longer fresh and will likely be asked for again, the hottest first.
   *
   * @param ttlMs for how long a menu is fresh
   */
  due(ttlMs: number): { menuId: string; fetchedAt: Date }[];
}

interface Heat {
  /** Asks, each halved for every half-life since. */
  asks: number;
  at: number;
  fetchedAt: Date;
}

interface HotOptions {
  /** Milliseconds after which an ask counts half. */
  halfLifeMs: number;
  /** Most menus that are remembered; the ones not asked for longest go. */
  most: number;
  now: () => number;
}

/** The last part of its life in which a menu is read before it ends. */
const lastPart = 0.1;

/** Asks below which a menu is left to grow stale: less than one in a half-life. */
const leastAsks = 1;

export function createHotMenus({ halfLifeMs, most, now }: HotOptions): HotMenus {
  const heats = new Map<string, Heat>();
  const asksNow = ({ asks, at }: Heat) => asks * 0.5 ** ((now() - at) / halfLifeMs);
  return {
    note(menuId, fetchedAt) {
      const known = heats.get(menuId);
      // Last in the map is who was asked for last.
      heats.delete(menuId);
      heats.set(menuId, { asks: (known ? asksNow(known) : 0) + 1, at: now(), fetchedAt });
      const [coldest] = heats.keys();
      if (heats.size > most && coldest !== undefined) heats.delete(coldest);
    },
    noteRead(menuId, fetchedAt) {
      const known = heats.get(menuId);
      if (known) known.fetchedAt = fetchedAt;
    },
    due(ttlMs) {
      const isDue = ({ fetchedAt }: Heat) => now() - fetchedAt.getTime() >= ttlMs * (1 - lastPart);
      return [...heats]
        .filter(([, heat]) => isDue(heat) && asksNow(heat) >= leastAsks)
        .sort(([, a], [, b]) => asksNow(b) - asksNow(a))
        .map(([menuId, { fetchedAt }]) => ({ menuId, fetchedAt }));
    },
  };
}
