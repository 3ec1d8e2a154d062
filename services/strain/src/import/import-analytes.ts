import { analytes } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import type { Sql } from '../store/sql.ts';
import type { StrainStore } from '../store/store.ts';
import { analyteTable } from './tables.ts';
import { upsert } from './upsert.ts';

/** Stores the analytes of our own table. Every import does so first, since results are about them. */
export async function importAnalytes(store: StrainStore): Promise<{ stored: number; unchanged: number }> {
  return storeAnalytes(store.client);
}

export async function storeAnalytes(sql: Sql): Promise<{ stored: number; unchanged: number }> {
  const rows = analytes.map(({ id: slug, name, kind, cas, boilingPoint, aroma, synonyms, usualRange, note }) => ({
    id: createId('ana', slug),
    slug,
    name,
    kind,
    cas,
    boiling_point_low: boilingPoint?.low,
    boiling_point_high: boilingPoint?.high,
    aroma,
    synonyms,
    range_p5: usualRange?.p5,
    range_median: usualRange?.median,
    range_p95: usualRange?.p95,
    range_sample_count: usualRange?.sampleCount,
    note,
  }));
  const changed = await upsert(sql, analyteTable, rows);
  return { stored: changed.length, unchanged: rows.length - changed.length };
}
