import { type LabResult, type LabSampleRecord, totalCbd, totalThc } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { isTerpene } from '../statistics/is-terpene.ts';
import { encodeResults } from '../store/lab-results.ts';
import type { Sql } from '../store/sql.ts';
import { resolveSlugs } from './resolve-slugs.ts';
import { storeImpliedStrains } from './store-implied-strains.ts';
import { labSampleTable } from './tables.ts';
import { upsert } from './upsert.ts';

/** What storing a batch of samples did. */
interface StoredSamples {
  /** How many were new or differed. */
  stored: number;
  /** The strains that have or had one of those. */
  strainIds: Set<string>;
}

export function sampleId({ source, sampleId }: LabSampleRecord): string {
  return createId('smp', source.name, sampleId);
}

/**
 * Stores samples. One of flower whose name stands for an unknown strain brings that strain with it; other products' names
 * are too often a brand's or a recipe's, and only lead to strains that are known.
 *
 * @param records no two of the same sample
 */
export async function storeSamples(sql: Sql, records: readonly LabSampleRecord[]): Promise<StoredSamples> {
  const strains = await storeImpliedStrains(
    sql,
    records.flatMap(({ productType, strainName: name, strainSlug: slug, source }) =>
      productType === 'FLOWER' && name !== null && slug ? [{ name, slug, source }] : [],
    ),
  );
  const slugs = records.flatMap(({ strainSlug }) => strainSlug ?? []);
  const known = new Map([...(await resolveSlugs(sql, slugs)), ...strains]);
  const rows = records.map((record) => toRow(record, known));
  const ids = rows.map(({ id }) => id);
  const before = await sql.$queryRaw<{ id: string; strainId: string }[]>`
    select id, strain_id as "strainId" from "strain"."lab_sample"
    where strain_id is not null and id = any(${ids}::text[])`;
  const changed = new Set((await upsert<{ id: string }>(sql, labSampleTable, rows)).map(({ id }) => id));
  const after = rows.map(({ id, strain_id: strainId }) => ({ id, strainId }));
  const strainIds = [...before, ...after].filter(({ id }) => changed.has(id)).map(({ strainId }) => strainId);
  return { stored: changed.size, strainIds: new Set(strainIds.filter((id) => id !== null)) };
}

function toRow(record: LabSampleRecord, strains: ReadonlyMap<string, string>) {
  const { cannabinoidUnit, terpeneUnit, results, source } = record;
  return {
    id: sampleId(record),
    product_name: record.productName,
    product_type: record.productType,
    strain_slug: record.strainSlug,
    strain_id: (record.strainSlug && strains.get(record.strainSlug)) ?? null,
    tested_on: record.testedOn,
    laboratory: record.lab,
    producer: record.producer,
    total_cannabinoids: cannabinoidUnit === 'PERCENT' ? toPercent(record.totalCannabinoids) : null,
    total_terpenes: terpeneUnit === 'PERCENT' ? toPercent(record.totalTerpenes) : null,
    total_thc: toPercent(totalThc(results)),
    total_cbd: toPercent(totalCbd(results)),
    has_terpenes: results.some(({ analyteId, status }) => status !== 'NOT_TESTED' && isTerpene(analyteId)),
    results: encodeResults(results.map(toResultRow)),
    source: source.name,
    terms: source.terms,
  };
}

function toResultRow({ analyteId, status, value, unit, raw }: LabResult) {
  return { analyteSlug: analyteId, status, value, unit, raw };
}

/** Null for what cannot be a share by mass: a source that calls milligrams percent. */
function toPercent(value: number | null): number | null {
  return value !== null && value >= 0 && value <= 100 ? value : null;
}
