import type { Circle } from '@weedhounds/geo';
import type { PageRequest } from '@weedhounds/subgraph';
import { type MarketUse, Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { dispensaryColumns } from './dispensaries.ts';
import { isAfter, orderFor, sortKey } from './dispensary-order.ts';
import { isInBox, metresTo } from './near.ts';
import { isInState, type OpeningState } from './opening-hours-match.ts';
import type { DispensaryRow } from './rows.ts';
import { all } from './sql.ts';

/** Which shops. All that is given must hold. */
export interface DispensaryCriteria {
  /** Code in ISO 3166-2. */
  jurisdiction: string | null;
  near: Circle | null;
  opening: readonly OpeningState[];
  serves: MarketUse | null;
  /** Words of a name, as `nameWords` gives them: all must be in the shop's name or be like a part of it. */
  words: readonly string[];
}

export interface FoundDispensaryRow extends DispensaryRow {
  /** Whole metres from the point asked about; null when none was. */
  metres: number | null;
}

/**
 * How many of the trigrams of a word and of the words it is compared with must be common to both, for a word that is not in
 * a name as typed. 0.33 forgives one wrong letter in a word of five letters and two swapped ones in a word of seven;
 * pg_trgm's default of 0.5 asks for eight and eleven.
 */
const wordSimilarity = 0.33;

/** One row more than a page of shops: nearest first when near a point, else by name. */
export async function listDispensaries(
  client: PrismaClient<'query'>,
  criteria: DispensaryCriteria,
  { first, after }: PageRequest,
): Promise<FoundDispensaryRow[]> {
  const order = orderFor(criteria.near);
  const metres = criteria.near ? metresTo(criteria.near) : Prisma.sql`null::int`;
  const place = after ? [isAfter(order, after)] : [];
  const page = client.$queryRaw<FoundDispensaryRow[]>`
    select ${dispensaryColumns}, ${metres} as metres from "dispensary"."dispensary" s
    where ${all([...conditions(criteria), ...place])}
    order by ${sortKey(order)}, s.id limit ${first + 1}`;
  if (criteria.words.length === 0) return page;
  // The operator `<<%`, which is what an index answers, takes its threshold from a setting.
  const setting = client.$executeRaw`select set_config('pg_trgm.strict_word_similarity_threshold', ${String(wordSimilarity)}, true)`;
  const [, rows] = await client.$transaction([setting, page]);
  return rows;
}

function conditions({ jurisdiction, near, opening, serves, words }: DispensaryCriteria): Prisma.Sql[] {
  return [
    ...(jurisdiction === null ? [] : [Prisma.sql`s.jurisdiction_code = ${jurisdiction}`]),
    ...(near === null
      ? []
      : [Prisma.sql`${isInBox(near)} and ${metresTo(near)} <= ${Math.round(near.radius * 1000)}::int`]),
    ...(serves === null ? [] : [Prisma.sql`${serves}::"dispensary"."MarketUse" = any(s.serves)`]),
    ...words.map(isInName),
    ...opening.map(isInState),
  ];
}

/** A word holds letters and digits only, so it is no pattern of its own. */
function isInName(word: string): Prisma.Sql {
  return Prisma.sql`(s.name_key like ${`%${word}%`} or ${word}::text operator(public.<<%) s.name_key)`;
}
