import type { Sql } from '../store/sql.ts';

/**
 * Leads every sample to the strain that goes by its slug now, or to none.
 *
 * @returns the strains that gained or lost a sample
 */
export async function linkSamples(sql: Sql): Promise<Set<string>> {
  const moves = await sql.$queryRaw<{ from: string | null; to: string | null }[]>`
    update "strain"."lab_sample" s set strain_id = move.to
    from (
      select m.id, m.strain_id as "from", n.strain_id as "to"
      from "strain"."lab_sample" m left join "strain"."strain_name" n on n.slug = m.strain_slug
      where m.strain_id is distinct from n.strain_id
    ) move
    where s.id = move.id
    returning move.from, move.to`;
  return new Set(moves.flatMap(({ from, to }) => [from, to].filter((id) => id !== null)));
}
