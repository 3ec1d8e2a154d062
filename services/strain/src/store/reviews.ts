import type { PageRequest } from '@weedhounds/subgraph';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { RatingRow, ReviewRow } from './rows.ts';
import type { Sql } from './sql.ts';

const reviewColumns = Prisma.sql`r.id, r.strain_id as "strainId", r.rating, r.text, r.effects, r.created_at as "createdAt"`;

export async function findReviewsById(sql: Sql, ids: readonly string[]): Promise<[string, ReviewRow][]> {
  const rows = await sql.$queryRaw<ReviewRow[]>`
    select ${reviewColumns} from "strain"."review" r where r.id = any(${ids}::text[])`;
  return rows.map((row) => [row.id, row]);
}

/** For each strain one row more than a page of its reviews, in `newestReviewOrder`. */
export function findReviewsOfStrains(
  sql: Sql,
  strainIds: readonly string[],
  { first, after }: PageRequest,
): Promise<ReviewRow[]> {
  const place = after
    ? Prisma.sql`(r.created_at < ${after[0]}::timestamptz or (r.created_at = ${after[0]}::timestamptz and r.id > ${after[1]}))`
    : Prisma.sql`true`;
  return sql.$queryRaw`
    select page.* from unnest(${strainIds}::text[]) as o(id) cross join lateral (
      select ${reviewColumns} from "strain"."review" r
      where r.strain_id = o.id and ${place}
      order by r.created_at desc, r.id limit ${first + 1}
    ) page
    order by page."createdAt" desc, page.id`;
}

/** The ratings of each strain that has any. */
export async function findRatings(sql: Sql, strainIds: readonly string[]): Promise<[string, RatingRow][]> {
  const rows = await sql.$queryRaw<(RatingRow & { strainId: string })[]>`
    select strain_id as "strainId", avg(rating)::float8 as average, count(*)::int as count from "strain"."review"
    where strain_id = any(${strainIds}::text[]) group by strain_id`;
  return rows.map(({ strainId, ...row }) => [strainId, row]);
}

export function storeReview(client: Pick<PrismaClient, 'review'>, review: ReviewRow): Promise<ReviewRow> {
  return client.review.create({ data: review });
}
