import { badInput } from '@weedhounds/errors';
import { idPrefix, type PageRequest, readPage } from '@weedhounds/subgraph';
import { Prisma } from '../../generated/prisma/client.ts';
import type { PricePointRow, StockPointRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** 9999-12-31: PostgreSQL does not read the years JavaScript writes after it. */
const lastInstant = 253_402_300_799_999;

/** Orders of histories: the newest first. A variant has one price and one stock at a time at most; of an item, the variant's id breaks ties. */
export type HistoryOrder = 'newest-price' | 'newest-price-of-item' | 'newest-stock';

/**
 * Reads a history's arguments.
 *
 * @throws GraphError BAD_USER_INPUT at `first` or `after`
 */
export function readHistoryPage(
  order: HistoryOrder,
  args: { first?: number | null; after?: string | null },
): PageRequest {
  const isOfItem = order === 'newest-price-of-item';
  const page = readPage(args, order, isOfItem ? 2 : 1);
  const [time, variantId] = page.after ?? [];
  const isTime = Number.isSafeInteger(time) && Number(time) >= 0 && Number(time) <= lastInstant;
  if (page.after && !(isTime && (!isOfItem || idPrefix(String(variantId)) === 'var'))) {
    throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
  }
  return page;
}

const columns = Prisma.sql`
  p.variant_id as "variantId", p.observed_at as "observedAt", p.currency, p.price, p.sale_price as "salePrice"`;

/** One row more than a page of each variant's prices, in one statement. */
export function findPrices(
  sql: Sql,
  variantIds: readonly string[],
  { first, after }: PageRequest,
): Promise<PricePointRow[]> {
  return sql.$queryRaw`
    select ${columns} from unnest(${[...variantIds]}::text[]) v (id)
    cross join lateral (
      select p.* from "menu"."price_point" p where p.variant_id = v.id and ${isBefore(after?.[0])}
      order by p.observed_at desc limit ${first + 1}
    ) p
    order by p.variant_id, p.observed_at desc`;
}

/** One row more than a page of the prices of each item's variants, in one statement. */
export function findPricesOfItems(
  sql: Sql,
  itemIds: readonly string[],
  { first, after }: PageRequest,
): Promise<(PricePointRow & { itemId: string })[]> {
  const isAfter = after
    ? Prisma.sql`(p.observed_at < ${instantOf(after[0])}::timestamptz
        or (p.observed_at = ${instantOf(after[0])}::timestamptz and p.variant_id > ${after[1]}))`
    : Prisma.sql`true`;
  return sql.$queryRaw`
    select i.id as "itemId", ${columns} from unnest(${[...itemIds]}::text[]) i (id)
    cross join lateral (
      select p.* from "menu"."variant" v join "menu"."price_point" p on p.variant_id = v.id
      where v.item_id = i.id and ${isAfter}
      order by p.observed_at desc, p.variant_id limit ${first + 1}
    ) p
    order by i.id, p.observed_at desc, p.variant_id`;
}

/** Every price that each variant had, the oldest first. */
export function findAllPrices(sql: Sql, variantIds: readonly string[]): Promise<PricePointRow[]> {
  return sql.$queryRaw`
    select ${columns} from "menu"."price_point" p where p.variant_id = any(${[...variantIds]}::text[])
    order by p.variant_id, p.observed_at`;
}

/** One row more than a page of each variant's stocks, in one statement. */
export function findStocks(
  sql: Sql,
  variantIds: readonly string[],
  { first, after }: PageRequest,
): Promise<StockPointRow[]> {
  return sql.$queryRaw`
    select p.variant_id as "variantId", p.observed_at as "observedAt", p.quantity
    from unnest(${[...variantIds]}::text[]) v (id)
    cross join lateral (
      select p.* from "menu"."stock_point" p where p.variant_id = v.id and ${isBefore(after?.[0])}
      order by p.observed_at desc limit ${first + 1}
    ) p
    order by p.variant_id, p.observed_at desc`;
}

function isBefore(time: unknown): Prisma.Sql {
  return time === undefined ? Prisma.sql`true` : Prisma.sql`p.observed_at < ${instantOf(time)}::timestamptz`;
}

function instantOf(time: unknown): Date {
  return new Date(Number(time));
}
