import type { Policies, PolicyName } from '@weedhounds/cache-policies';

/** How old what is read of a menu may be, in milliseconds. */
export interface Need {
  /** Younger than this it is fresh. */
  ttlMs: number;
  /** For so long after that it is served once more while it is read anew. */
  staleMs: number;
  /** For so long after `ttlMs` it is served where its provider fails. */
  staleIfErrorMs: number;
}

/** The policies that a menu's data falls under. */
export const menuPolicies = ['MENU_DATA', 'PRICING_DATA', 'INVENTORY'] as const satisfies readonly PolicyName[];

export type MenuPolicy = (typeof menuPolicies)[number];

/** What holds for data of all these policies together: of each time the shortest. Of none, what holds for menus. */
export function needOf(names: Iterable<MenuPolicy>, policies: Policies): Need {
  const asked = [...names];
  const all = (asked.length === 0 ? (['MENU_DATA'] as const) : asked).map((name) => policies[name]);
  const shortest = (time: keyof Need) => Math.min(...all.map((policy) => policy[time]));
  return { ttlMs: shortest('ttlMs'), staleMs: shortest('staleMs'), staleIfErrorMs: shortest('staleIfErrorMs') };
}

/**
 * `fresh`: serve it. `stale`: serve it and read it. `expired`: read it, and serve it only where that fails. `lost`: read it; it must not be
 * served.
 */
export type Freshness = 'fresh' | 'stale' | 'expired' | 'lost';

/** @param ageMs milliseconds since it was read; below 0 where clocks differ */
export function freshnessOf(ageMs: number, { ttlMs, staleMs, staleIfErrorMs }: Need): Freshness {
  if (ageMs < ttlMs) return 'fresh';
  if (ageMs < ttlMs + staleMs) return 'stale';
  return ageMs < ttlMs + staleIfErrorMs ? 'expired' : 'lost';
}
