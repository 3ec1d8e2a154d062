import { Prisma } from '../../generated/prisma/client.ts';
import type { StrainNameRow, StrainRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** The columns of a `StrainRow`, of a table called `s`. */
export const strainColumns = Prisma.sql`s.id, s.slug, s.name, s.type, s.breeder, s.description, s.effects, s.flavors,
  s.source, s.terms`;

export async function findStrainsById(sql: Sql, ids: readonly string[]): Promise<[string, StrainRow][]> {
  const rows = await sql.$queryRaw<StrainRow[]>`
    select ${strainColumns} from "strain"."strain" s where s.id = any(${ids}::text[])`;
  return rows.map((row) => [row.id, row]);
}

/** The strain that goes by each slug, as its own or as an alias's. */
export async function findStrainsBySlug(sql: Sql, slugs: readonly string[]): Promise<[string, StrainRow][]> {
  const rows = await sql.$queryRaw<(StrainRow & { knownSlug: string })[]>`
    select n.slug as "knownSlug", ${strainColumns}
    from "strain"."strain_name" n join "strain"."strain" s on s.id = n.strain_id
    where n.slug = any(${slugs}::text[])`;
  return rows.map(({ knownSlug, ...row }) => [knownSlug, row]);
}

/** Every name of each strain: its own first, then its aliases by slug. */
export async function findStrainNames(sql: Sql, strainIds: readonly string[]): Promise<StrainNameRow[]> {
  return sql.$queryRaw<StrainNameRow[]>`
    select strain_id as "strainId", slug, name, is_own as "isOwn" from "strain"."strain_name"
    where strain_id = any(${strainIds}::text[])
    order by is_own desc, slug`;
}
