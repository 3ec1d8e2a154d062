import type { PageRequest } from '@weedhounds/subgraph';
import { Prisma, type StrainType } from '../../generated/prisma/client.ts';
import type { FoundStrainRow } from './rows.ts';
import type { Sql } from './sql.ts';
import { strainColumns } from './strains.ts';

/** A range of a terpene's median, in percent by mass; both ends belong to it. */
export interface TerpeneRange {
  analyteSlug: string;
  min: number;
  max: number;
}

/** Which strains. All that is given must hold. */
export interface StrainCriteria {
  /** The slug of the text searched for; null for no search. */
  searchSlug: string | null;
  type: StrainType | null;
  terpenes: TerpeneRange[];
}

/**
 * One row more than a page of strains: with a search in `matchOrder`, without one in `slugOrder`.
 *
 * A slug, own or alias's, is found when pg_trgm calls it similar (0.3 or more) or the text similar to a part of it (0.6 or
 * more), its default thresholds. The score is the mean of both, so that a whole match stands before one in a part; the
 * very slug scores 1, all others less. Slugs are compared, not names: then case, accents and punctuation do not count.
 */
export function listStrains(sql: Sql, criteria: StrainCriteria, page: PageRequest): Promise<FoundStrainRow[]> {
  return criteria.searchSlug === null
    ? listBySlug(sql, criteria, page)
    : listByMatch(sql, criteria.searchSlug, criteria, page);
}

function listBySlug(sql: Sql, criteria: StrainCriteria, { first, after }: PageRequest): Promise<FoundStrainRow[]> {
  const place = after ? Prisma.sql`s.slug > ${after[0]}` : Prisma.sql`true`;
  return sql.$queryRaw`
    select ${strainColumns}, null::float8 as score from "strain"."strain" s
    where ${conditions(criteria)} and ${place}
    order by s.slug limit ${first + 1}`;
}

/** The names like a slug. A union, since each part alone is cheaper by its index than by reading every name. */
export function similarNames(slug: string): Prisma.Sql {
  return Prisma.sql`
    select strain_id, slug from "strain"."strain_name" where slug operator(public.%) ${slug}::text
    union select strain_id, slug from "strain"."strain_name" where slug operator(public.%>) ${slug}::text
    union select strain_id, slug from "strain"."strain_name" where slug = ${slug}`;
}

function listByMatch(
  sql: Sql,
  slug: string,
  criteria: StrainCriteria,
  { first, after }: PageRequest,
): Promise<FoundStrainRow[]> {
  const place = after
    ? Prisma.sql`(m.score < ${after[0]}::float8 or (m.score = ${after[0]}::float8 and s.id > ${after[1]}))`
    : Prisma.sql`true`;
  // Rounded, so that a score is the same number in a cursor as here.
  return sql.$queryRaw`
    with match as (
      select n.strain_id, max(
        case when n.slug = ${slug} then 1
        else least(0.999999, round(
          ((public.similarity(n.slug, ${slug}) + public.word_similarity(${slug}, n.slug)) / 2)::numeric, 6))
        end)::float8 as score
      from (${similarNames(slug)}) n
      group by n.strain_id
    )
    select ${strainColumns}, m.score from match m join "strain"."strain" s on s.id = m.strain_id
    where ${conditions(criteria)} and ${place}
    order by m.score desc, s.id limit ${first + 1}`;
}

function conditions({ type, terpenes }: StrainCriteria): Prisma.Sql {
  const all = [
    ...(type === null ? [] : [Prisma.sql`s.type = ${type}::"strain"."StrainType"`]),
    ...terpenes.map(isWithin),
  ];
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, ' and ');
}

function isWithin({ analyteSlug, min, max }: TerpeneRange): Prisma.Sql {
  return Prisma.sql`s.id in (
    select t.strain_id from "strain"."terpene_statistic" t
    join "strain"."terpene_profile" p on p.strain_id = t.strain_id and p.basis = t.basis
    where p.is_served and t.analyte_slug = ${analyteSlug} and t.median between ${min}::float8 and ${max}::float8)`;
}
