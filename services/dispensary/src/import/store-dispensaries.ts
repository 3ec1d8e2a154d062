import type { RetailerRecord } from '@weedhounds/provider-terms';
import type { Sql } from '../store/sql.ts';
import { assignSlugs } from './assign-slugs.ts';
import { type NewDispensary, toDispensary } from './to-dispensary.ts';

/** How many records an import stored, and how many said what was stored already. */
export interface StoreCounts {
  stored: number;
  unchanged: number;
}

/**
 * Stores shops: new ones get a slug, those that differ are replaced and keep theirs, the others are left alone. Records
 * of one shop must be alike; a second one counts as unchanged.
 */
export async function storeDispensaries(sql: Sql, records: readonly RetailerRecord[]): Promise<StoreCounts> {
  const dispensaries = new Map(records.map(toDispensary).map((dispensary) => [dispensary.row.id, dispensary]));
  const held = await sql.dispensary.findMany({
    where: { id: { in: [...dispensaries.keys()] } },
    select: { id: true, slug: true, fingerprint: true },
  });
  const holders = new Map(held.map((row) => [row.id, row]));
  const changed = [...dispensaries.values()].filter(({ row }) => holders.get(row.id)?.fingerprint !== row.fingerprint);
  if (changed.length > 0) await replace(sql, changed, new Map(held.map(({ id, slug }) => [id, slug])));
  return { stored: changed.length, unchanged: records.length - changed.length };
}

/** Writes shops in the place of those with the same id, opening periods included. */
async function replace(sql: Sql, dispensaries: NewDispensary[], slugs: ReadonlyMap<string, string>): Promise<void> {
  const added = dispensaries.filter(({ row }) => !slugs.has(row.id));
  const newSlugs = await assignSlugs(sql, added);
  const slugOf = (id: string) => slugs.get(id) ?? newSlugs.get(id) ?? id;
  if (added.length < dispensaries.length) {
    await sql.dispensary.deleteMany({ where: { id: { in: dispensaries.map(({ row }) => row.id) } } });
  }
  await sql.dispensary.createMany({ data: dispensaries.map(({ row }) => ({ ...row, slug: slugOf(row.id) })) });
  const openingPeriods = dispensaries.flatMap(({ row, openingPeriods: periods }) =>
    periods.map((period) => ({ ...period, dispensaryId: row.id })),
  );
  if (openingPeriods.length > 0) await sql.openingPeriod.createMany({ data: openingPeriods });
}
