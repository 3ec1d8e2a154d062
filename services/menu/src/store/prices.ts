import { badInput } from '@weedhounds/errors';
import { type PageRequest, readPage } from '@weedhounds/subgraph';
import { Prisma } from '../../generated/prisma/client.ts';
import type { PricePointRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** 9999-12-31: PostgreSQL does not read the years JavaScript writes after it. */
const lastInstant = 253_402_300_799_999;

/** The newest first. A variant has one price at a time at most, so nothing else breaks ties. */
export const priceOrder = 'newest-price';

/**
 * Reads a price history's arguments.
 *
 * @throws GraphError BAD_USER_INPUT at `first` or `after`
 */
export function readPricePage(args: { first?: number | null; after?: string | null }): PageRequest {
  const page = readPage(args, priceOrder, 1);
  const time = page.after?.[0];
  if (page.after && !(Number.isSafeInteger(time) && Number(time) >= 0 && Number(time) <= lastInstant)) {
    throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
  }
  return page;
}

/** One row more than a page of each variant's prices, in one statement. */
export function findPrices(
  sql: Sql,
  variantIds: readonly string[],
  { first, after }: PageRequest,
): Promise<PricePointRow[]> {
  const isBefore = after ? Prisma.sql`p.observed_at < ${new Date(Number(after[0]))}::timestamptz` : Prisma.sql`true`;
  return sql.$queryRaw`
    select p.variant_id as "variantId", p.observed_at as "observedAt", p.currency, p.price, p.sale_price as "salePrice"
    from unnest(${[...variantIds]}::text[]) v (id)
    cross join lateral (
      select p.* from "menu"."price_point" p where p.variant_id = v.id and ${isBefore}
      order by p.observed_at desc limit ${first + 1}
    ) p
    order by p.variant_id, p.observed_at desc`;
}
