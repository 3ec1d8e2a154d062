import type { GraphQLResolveInfo } from 'graphql';
import type { MenuStateRow } from '../store/rows.ts';
import type { MenuReader } from './create-menu-reader.ts';
import { needOf } from './need.ts';
import { selectedPolicies } from './selected-policies.ts';

/** What one request does about the age of what it reads. */
export interface RequestReading {
  /**
   * Waits until what is stored of a menu is new enough for what is asked for below a field.
   *
   * @returns whether it was read meanwhile: then what was loaded before is out of date
   * @throws GraphError PROVIDER_UNAVAILABLE
   */
  ensure(menu: MenuStateRow, info: GraphQLResolveInfo): Promise<'kept' | 'read'>;
  /** Whether what is stored of a menu is older than prices and stock are good for. */
  isStale(menu: MenuStateRow): boolean;
  /** Whole seconds since the oldest of what was used was so; undefined where nothing was read through a provider. */
  age(): number | undefined;
}

export function createRequestReading(reader: MenuReader): RequestReading {
  let oldestMs: number | undefined;
  const need = (info: GraphQLResolveInfo) => needOf(selectedPolicies(info), reader.policies);
  const note = (menu: MenuStateRow) => {
    const ageMs = reader.ageOf(menu);
    if (ageMs !== null) oldestMs = Math.max(oldestMs ?? 0, ageMs);
  };
  return {
    async ensure(menu, info) {
      const outcome = await reader.ensure(menu, need(info));
      // Read just now: what comes of that is as old as the reading took, of which the gateway's clock counts most itself.
      if (outcome === 'kept') note(menu);
      return outcome;
    },
    isStale: (menu) => (reader.ageOf(menu) ?? 0) >= needOf(['PRICING_DATA', 'INVENTORY'], reader.policies).ttlMs,
    age: () => (oldestMs === undefined ? undefined : Math.floor(oldestMs / 1000)),
  };
}
