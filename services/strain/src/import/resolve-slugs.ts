import type { Sql } from '../store/sql.ts';

/** The strain that goes by each slug, own or alias's. */
export async function resolveSlugs(sql: Sql, slugs: Iterable<string>): Promise<Map<string, string>> {
  const rows = await sql.$queryRaw<{ slug: string; strainId: string }[]>`
    select slug, strain_id as "strainId" from "strain"."strain_name" where slug = any(${[...new Set(slugs)]}::text[])`;
  return new Map(rows.map(({ slug, strainId }) => [slug, strainId]));
}
