/** What a writing has changed on a menu: ids. What was written again as it was is in none. */
export interface MenuChanges {
  /** Items that were not on the menu before. */
  added: string[];
  /** Items of which more than the stock has changed. */
  changed: string[];
  /** Items of which the stock has changed, and nothing else. */
  restocked: string[];
  /** Items that are no longer on the menu. */
  removed: string[];
  /** Variants of all these, as they are and as they were. */
  variants: string[];
}

/** Nothing has changed. */
export function noChanges(): MenuChanges {
  return { added: [], changed: [], restocked: [], removed: [], variants: [] };
}

/** Adds what a further writing has changed. */
export function addChanges(sum: MenuChanges, more: MenuChanges): void {
  for (const kind of Object.keys(sum) as (keyof MenuChanges)[]) sum[kind].push(...more[kind]);
}

/** How many items a writing has changed. */
export function countChanged({ added, changed, restocked }: MenuChanges): number {
  return added.length + changed.length + restocked.length;
}
