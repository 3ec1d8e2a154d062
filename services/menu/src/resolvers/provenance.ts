import type { Context } from '../context.ts';
import type { MenuRow } from '../store/rows.ts';

/** Where a menu was read from. */
export function provenanceOf(menu: MenuRow, { reading }: Context) {
  const { provider, fetchedAt, providerId, isDemonstration } = menu;
  return { provider, fetchedAt, providerId, isDemonstration, isStale: reading.isStale(menu) };
}
