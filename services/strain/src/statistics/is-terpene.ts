import { analytes } from '@weedhounds/provider-terms';

const terpenes: ReadonlySet<string> = new Set(analytes.filter(({ kind }) => kind === 'TERPENE').map(({ id }) => id));

/** Whether the slug is a terpene's, of those the graph knows. */
export function isTerpene(slug: string): boolean {
  return terpenes.has(slug);
}
