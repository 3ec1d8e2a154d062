import type { PageRequest } from '@weedhounds/subgraph';
import { Prisma } from '../../generated/prisma/client.ts';
import type { ParentRow, StrainRow } from './rows.ts';
import type { Sql } from './sql.ts';
import { strainColumns } from './strains.ts';

/** The parents of each child, in the order their source names them. */
export function findParents(sql: Sql, childIds: readonly string[]): Promise<ParentRow[]> {
  return sql.$queryRaw`
    select p.child_id as "childId", p.name, p.slug, n.strain_id as "strainId"
    from "strain"."strain_parent" p left join "strain"."strain_name" n on n.slug = p.slug
    where p.child_id = any(${childIds}::text[])
    order by p.child_id, p.position`;
}

/** For each parent one row more than a page of its children, in `slugOrder`. */
export function findChildren(
  sql: Sql,
  parentIds: readonly string[],
  { first, after }: PageRequest,
): Promise<(StrainRow & { parentId: string })[]> {
  const place = after ? Prisma.sql`s.slug > ${after[0]}` : Prisma.sql`true`;
  return sql.$queryRaw`
    select o.id as "parentId", s.*
    from unnest(${parentIds}::text[]) as o(id) cross join lateral (
      select ${strainColumns} from "strain"."strain" s
      where ${place} and s.id in (
        select p.child_id from "strain"."strain_parent" p join "strain"."strain_name" n on n.slug = p.slug
        where n.strain_id = o.id)
      order by s.slug limit ${first + 1}
    ) s
    order by s.slug`;
}
