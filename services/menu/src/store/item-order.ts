import { badInput } from '@weedhounds/errors';
import type { Circle } from '@weedhounds/geo';
import { type Cursor, idPrefix, type PageRequest, readPage } from '@weedhounds/subgraph';
import { Prisma } from '../../generated/prisma/client.ts';

/**
 * An order that lists of items come in. The item's id breaks ties; nulls come last. Prices are compared as amounts,
 * whatever their currency.
 */
export type ItemOrder =
  | { kind: 'NAME' }
  | { kind: 'PRICE_PER_GRAM' }
  | { kind: 'PRICE' }
  | { kind: 'BEST_MATCH'; words: readonly string[] }
  | { kind: 'NEAREST'; centre: Circle };

interface Shape {
  /** The column of a listed row `f` that is sorted by. */
  column: Prisma.Sql;
  isDescending: boolean;
  isSortValue: (value: Cursor[number]) => boolean;
}

const isText = (value: Cursor[number]) => typeof value === 'string' && !value.includes('\0');
const isWhole = (value: Cursor[number]) => Number.isSafeInteger(value);
const isWholeOrNull = (value: Cursor[number]) => value === null || isWhole(value);

const shapes: Readonly<Record<ItemOrder['kind'], Shape>> = {
  NAME: { column: Prisma.sql`f.sort_name`, isDescending: false, isSortValue: isText },
  PRICE_PER_GRAM: { column: Prisma.sql`f.lowest_price_per_gram`, isDescending: false, isSortValue: isWholeOrNull },
  PRICE: { column: Prisma.sql`f.lowest_price`, isDescending: false, isSortValue: isWholeOrNull },
  BEST_MATCH: { column: Prisma.sql`f.score`, isDescending: true, isSortValue: isWhole },
  NEAREST: { column: Prisma.sql`f.metres`, isDescending: false, isSortValue: isWhole },
};

/** The name of the order as its cursors hold it, so that a cursor of one order, text or place is refused in another. */
export function orderName(order: ItemOrder): string {
  if (order.kind === 'BEST_MATCH') return `${order.kind} ${order.words.join(' ')}`;
  if (order.kind === 'NEAREST') return `${order.kind} ${order.centre.latitude} ${order.centre.longitude}`;
  return order.kind;
}

/**
 * Reads a connection's arguments for an order.
 *
 * @throws GraphError BAD_USER_INPUT at `first` or `after`
 */
export function readItemPage(order: ItemOrder, args: { first?: number | null; after?: string | null }): PageRequest {
  const page = readPage(args, orderName(order), 2);
  const [value = null, id] = page.after ?? [];
  const isPlace = shapes[order.kind].isSortValue(value) && typeof id === 'string' && idPrefix(id) === 'itm';
  if (page.after && !isPlace) {
    throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
  }
  return page;
}

/** What the listed row `f` is sorted by. */
export function sortColumn(order: ItemOrder): Prisma.Sql {
  return shapes[order.kind].column;
}

/** The order of listed rows `f`. */
export function orderBy(order: ItemOrder): Prisma.Sql {
  const { column, isDescending } = shapes[order.kind];
  return isDescending ? Prisma.sql`${column} desc, f.id` : Prisma.sql`${column}, f.id`;
}

/**
 * Which listed rows `f` stand after the cursor: one condition for each stretch of an index that holds some. Nulls stand
 * after all values, as `orderBy` puts them; an index cannot be entered at "greater or null" in one go.
 */
export function stretchesAfter(order: ItemOrder, [value, id]: Cursor): Prisma.Sql[] {
  const { column, isDescending } = shapes[order.kind];
  if (value === null) return [Prisma.sql`(${column} is null and f.id > ${id})`];
  if (order.kind === 'NAME') return [Prisma.sql`(${column}, f.id) > (${value}::text, ${id})`];
  if (isDescending) return [Prisma.sql`(${column} < ${value}::int8 or (${column} = ${value}::int8 and f.id > ${id}))`];
  return [Prisma.sql`(${column}, f.id) > (${value}::int8, ${id})`, Prisma.sql`${column} is null`];
}
