import type { ProfileBasis } from '../../generated/prisma/client.ts';
import type { Sql } from '../store/sql.ts';
import { type StrainFigures, toFigureRows } from './figure-rows.ts';
import { chemotypeSummaryTable, terpeneProfileTable, terpeneStatisticTable } from './tables.ts';
import { upsert } from './upsert.ts';

type FigureRows = ReturnType<typeof toFigureRows>;
type StrainKey = { strain_id: string };

/**
 * Makes the stored profiles and chemotypes of some strains on one basis equal to the given figures, and says which basis
 * serves: samples of our own before what was published. When something changed, the profiles' version grows.
 *
 * @returns the strains whose figures changed
 */
export async function storeProfiles(
  sql: Sql,
  basis: ProfileBasis,
  figures: readonly StrainFigures[],
): Promise<Set<string>> {
  const strainIds = figures.map(({ strainId }) => strainId);
  const rows = toFigureRows(basis, figures);
  const changes = [
    ...(await deleteOthers(sql, basis, strainIds, rows)),
    ...(await upsert<StrainKey>(sql, terpeneProfileTable, rows.profiles)),
    ...(await upsert<StrainKey>(sql, terpeneStatisticTable, rows.statistics)),
    ...(await upsert<StrainKey>(sql, chemotypeSummaryTable, rows.chemotypes)),
  ];
  const changed = new Set(changes.map(({ strain_id }) => strain_id));
  if (changed.size > 0) await serveBest(sql, [...changed]);
  return changed;
}

/** Deletes what the strains have on the basis and the rows do not. A profile takes its statistics with it. */
async function deleteOthers(
  sql: Sql,
  basis: ProfileBasis,
  strainIds: readonly string[],
  { profiles, statistics, chemotypes }: FigureRows,
): Promise<StrainKey[]> {
  const profiled = profiles.map(({ strain_id }) => strain_id);
  const typed = chemotypes.map(({ strain_id }) => strain_id);
  return [
    ...(await sql.$queryRaw<StrainKey[]>`
      delete from "strain"."chemotype_summary"
      where basis = ${basis}::"strain"."ProfileBasis" and strain_id = any(${strainIds}::text[])
        and strain_id <> all(${typed}::text[])
      returning strain_id`),
    ...(await sql.$queryRaw<StrainKey[]>`
      delete from "strain"."terpene_profile"
      where basis = ${basis}::"strain"."ProfileBasis" and strain_id = any(${strainIds}::text[])
        and strain_id <> all(${profiled}::text[])
      returning strain_id`),
    ...(await sql.$queryRaw<StrainKey[]>`
      delete from "strain"."terpene_statistic"
      where basis = ${basis}::"strain"."ProfileBasis" and strain_id = any(${profiled}::text[])
        and (strain_id, analyte_slug) not in (
          select r.strain_id, r.analyte_slug
          from jsonb_to_recordset(${JSON.stringify(statistics)}::jsonb) as r(strain_id text, analyte_slug text))
      returning strain_id`),
  ];
}

async function serveBest(sql: Sql, strainIds: readonly string[]): Promise<void> {
  // The enum's values stand in the order of preference.
  await sql.$executeRaw`
    update "strain"."terpene_profile" p set is_served = p.basis = best.basis
    from (select strain_id, min(basis) as basis from "strain"."terpene_profile" group by strain_id) best
    where best.strain_id = p.strain_id and p.strain_id = any(${strainIds}::text[])`;
  await sql.$executeRaw`
    update "strain"."chemotype_summary" c set is_served = c.basis = best.basis
    from (select strain_id, min(basis) as basis from "strain"."chemotype_summary" group by strain_id) best
    where best.strain_id = c.strain_id and c.strain_id = any(${strainIds}::text[])`;
  await sql.$executeRaw`update "strain"."profile_version" set version = version + 1`;
}
