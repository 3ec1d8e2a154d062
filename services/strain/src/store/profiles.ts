import type { Profile } from '@weedhounds/similarity';
import type { ChemotypeRow, StatisticRow, TerpeneProfileRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** The served terpene profile of each strain that has one. One statement. */
export async function findTerpeneProfiles(
  sql: Sql,
  strainIds: readonly string[],
): Promise<Map<string, TerpeneProfileRow>> {
  const rows = await sql.$queryRaw<(Omit<TerpeneProfileRow, 'statistics'> & StatisticRow)[]>`
    select p.strain_id as "strainId", p.basis, p.sample_count as "sampleCount", p.producer_count as "producerCount",
      t.analyte_slug as "analyteSlug", t.median, t.lower_quartile as "lowerQuartile",
      t.upper_quartile as "upperQuartile", t.detected_count as "detectedCount", t.tested_count as "testedCount"
    from "strain"."terpene_profile" p
    join "strain"."terpene_statistic" t on t.strain_id = p.strain_id and t.basis = p.basis
    where p.is_served and p.strain_id = any(${strainIds}::text[])
    order by t.median desc, t.analyte_slug`;
  const profiles = new Map<string, TerpeneProfileRow>();
  for (const { strainId, basis, sampleCount, producerCount, ...statistic } of rows) {
    const profile = profiles.get(strainId);
    if (profile) profile.statistics.push(statistic);
    else profiles.set(strainId, { strainId, basis, sampleCount, producerCount, statistics: [statistic] });
  }
  return profiles;
}

/** The served chemotype of each strain that has one. */
export async function findChemotypes(sql: Sql, strainIds: readonly string[]): Promise<[string, ChemotypeRow][]> {
  const rows = await sql.$queryRaw<(ChemotypeRow & { strainId: string })[]>`
    select strain_id as "strainId", chemotype, total_thc as "totalThc", total_cbd as "totalCbd",
      sample_count as "sampleCount"
    from "strain"."chemotype_summary"
    where is_served and strain_id = any(${strainIds}::text[])`;
  return rows.map(({ strainId, ...row }) => [strainId, row]);
}

/** A number that grows whenever a transaction that changed a profile commits. */
export async function findProfileVersion(sql: Sql): Promise<number> {
  const [row] = await sql.$queryRaw<
    { version: number }[]
  >`select max(version) as version from "strain"."profile_version"`;
  return row?.version ?? 0;
}

/** The medians of every served profile, by strain. */
export async function findServedMedians(sql: Sql): Promise<Profile[]> {
  const rows = await sql.$queryRaw<{ id: string; sampleCount: number; analytes: string[]; medians: number[] }[]>`
    select p.strain_id as id, p.sample_count as "sampleCount",
      array_agg(t.analyte_slug) as analytes, array_agg(t.median) as medians
    from "strain"."terpene_profile" p
    join "strain"."terpene_statistic" t on t.strain_id = p.strain_id and t.basis = p.basis
    where p.is_served
    group by p.strain_id, p.basis, p.sample_count`;
  return rows.map(({ id, sampleCount, analytes, medians }) => ({
    id,
    sampleCount,
    values: new Map(analytes.map((analyte, at) => [analyte, medians[at] ?? 0])),
  }));
}
