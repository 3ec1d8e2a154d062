import { badInput } from '@weedhounds/errors';
import type { Circle } from '@weedhounds/geo';
import { type Cursor, idPrefix, type PageRequest, readPage } from '@weedhounds/subgraph';
import { Prisma } from '../../generated/prisma/client.ts';
import { metresTo } from './near.ts';

/** An order that lists of shops come in. The shop's id breaks ties. */
export type DispensaryOrder = { kind: 'NAME' } | { kind: 'NEAREST'; centre: Circle };

/** Nearest first where the shops asked for are near a point, else by name. */
export function orderFor(near: Circle | null): DispensaryOrder {
  return near === null ? { kind: 'NAME' } : { kind: 'NEAREST', centre: near };
}

/** The order's name in cursors: one of another order or of another point is refused. */
export function orderName(order: DispensaryOrder): string {
  return order.kind === 'NAME' ? 'name' : `nearest ${order.centre.latitude} ${order.centre.longitude}`;
}

/** What the shop `s` is sorted by. */
export function sortKey(order: DispensaryOrder): Prisma.Sql {
  return order.kind === 'NAME' ? Prisma.sql`s.name_key` : metresTo(order.centre);
}

/** Whether the shop `s` stands after a cursor that `readDispensaryPage` has let through. */
export function isAfter(order: DispensaryOrder, [value, id]: Cursor): Prisma.Sql {
  const type = Prisma.raw(order.kind === 'NAME' ? 'text' : 'int');
  return Prisma.sql`(${sortKey(order)}, s.id) > (${value}::${type}, ${id}::text)`;
}

/**
 * Reads a connection's arguments for an order.
 *
 * @throws GraphError BAD_USER_INPUT at `first` or `after`
 */
export function readDispensaryPage(
  order: DispensaryOrder,
  args: { first?: number | null; after?: string | null },
): PageRequest {
  const page = readPage(args, orderName(order), 2);
  if (page.after && !(isSortValue(order, page.after[0]) && isDispensaryId(page.after[1]))) {
    throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
  }
  return page;
}

function isSortValue(order: DispensaryOrder, value: Cursor[number] | undefined): boolean {
  if (order.kind === 'NAME') return typeof value === 'string' && !value.includes('\0');
  // The earth's half circumference is 20,015 km.
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 21_000_000;
}

function isDispensaryId(value: Cursor[number] | undefined): boolean {
  return typeof value === 'string' && idPrefix(value) === 'dsp';
}
