import { badInput } from '@weedhounds/errors';

/** Where a row stands in an order: its sort values, then its id as the tie-break. */
export type Cursor = readonly (string | number | null)[];

/** A cursor is a place in a list, not a document: longer ones are refused unread. */
const maxLength = 2_000;

/**
 * The cursor as clients hold it: opaque, base64url.
 *
 * @param sort name of the order, so that a cursor of one order cannot be used in another
 */
export function encodeCursor(sort: string, values: Cursor): string {
  for (const value of values) {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new TypeError(`A cursor's numbers must be finite; got ${value} in the order ${sort}.`);
    }
  }
  return Buffer.from(JSON.stringify([sort, ...values]), 'utf8').toString('base64url');
}

/**
 * Reads what `encodeCursor` made.
 *
 * @param arity how many values the order's cursors hold, the id included
 * @throws GraphError BAD_USER_INPUT at `after`, for anything else
 */
export function decodeCursor(text: string, sort: string, arity: number): Cursor {
  const content = text.length <= maxLength ? parse(text) : undefined;
  if (!Array.isArray(content) || !content.every(isCursorValue)) {
    throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
  }
  const [cursorSort, ...values] = content;
  if (cursorSort !== sort || values.length !== arity) {
    throw badInput('after must be a cursor of this list in this order; got one of another list or order.', ['after']);
  }
  return values;
}

function isCursorValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/** The JSON inside, or undefined when the text is not exactly the base64url of some. */
function parse(text: string): unknown {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
