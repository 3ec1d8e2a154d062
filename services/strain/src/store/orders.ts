import { badInput } from '@weedhounds/errors';
import { type Cursor, idPrefix, type PageRequest, readPage } from '@weedhounds/subgraph';

type CursorValue = Cursor[number];

/** An order that lists come in: what its cursors hold, and how they are checked before they reach SQL. */
export interface Order {
  /** Part of every cursor, so that a cursor of one order is refused in another. */
  readonly name: string;
  /** One check a cursor value. */
  readonly values: readonly ((value: CursorValue) => boolean)[];
}

export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

const isText = (value: CursorValue) => typeof value === 'string' && !value.includes('\0');
const isId = (value: CursorValue) => typeof value === 'string' && idPrefix(value) !== undefined;
const isScore = (value: CursorValue) => typeof value === 'number';
const isInstant = (value: CursorValue) => typeof value === 'string' && isRoundTrip(value, value);
const isDay = (value: CursorValue) =>
  value === null || (typeof value === 'string' && isRoundTrip(value, `${value}T00:00:00.000Z`));

/** By slug, which is the name without case, accents and punctuation; no two are the same. */
export const slugOrder: Order = { name: 'slug', values: [isText] };
/** The best match first, then by id. */
export const matchOrder: Order = { name: 'match', values: [isScore, isId] };
/** The newest day first, undated ones last, then by id. */
export const newestSampleOrder: Order = { name: 'newest-sample', values: [isDay, isId] };
/** The newest instant first, then by id. */
export const newestReviewOrder: Order = { name: 'newest-review', values: [isInstant, isId] };

/**
 * Reads a connection's arguments for an order.
 *
 * @throws GraphError BAD_USER_INPUT at `first` or `after`
 */
export function readPageIn(order: Order, args: PageArguments): PageRequest {
  const page = readPage(args, order.name, order.values.length);
  if (page.after && !order.values.every((isValid, at) => isValid(page.after?.[at] ?? null))) {
    throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
  }
  return page;
}

/** Whether `instant` is a real one in years that PostgreSQL knows, written as JavaScript writes it, and begins with `text`. */
function isRoundTrip(text: string, instant: string): boolean {
  if (!/^(?!0000)\d{4}-/.test(text) || !instant.startsWith(text)) return false;
  const time = Date.parse(instant);
  return !Number.isNaN(time) && new Date(time).toISOString() === instant;
}
