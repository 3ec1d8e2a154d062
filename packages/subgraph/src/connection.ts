import { badInput } from '@weedhounds/errors';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';

export { encodeCursor };

/** What `first` is when the client leaves it out. */
const defaultFirst = 20;
const maxFirst = 100;

/** One page of a list: fetch `first + 1` rows that stand after `after`. */
export interface PageRequest {
  /** How many rows at most, from 1 to 100. */
  first: number;
  /** Sort values and id of the row before the page; absent for the first page. */
  after?: Cursor;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T, E extends object = object> {
  edges: (Edge<T> & E)[];
  nodes: T[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/**
 * Reads a connection's arguments.
 *
 * @param sort name of the order, the same that made the cursor
 * @param arity how many values the order's cursors hold, the id included
 * @throws GraphError BAD_USER_INPUT at `first` or `after`
 */
export function readPage(
  args: { first?: number | null | undefined; after?: string | null | undefined },
  sort: string,
  arity: number,
): PageRequest {
  const first = args.first ?? defaultFirst;
  if (!Number.isInteger(first) || first < 1 || first > maxFirst) {
    throw badInput(`first must be a whole number from 1 to ${maxFirst}; got ${first}.`, ['first']);
  }
  if (args.after === undefined || args.after === null) return { first };
  return { first, after: decodeCursor(args.after, sort, arity) };
}

/**
 * The connection for a page's rows.
 *
 * @param rows up to `first + 1` of them; the one too many only says that a next page exists
 * @param cursorOf a row's sort values and id, in the order's sequence
 * @param extra further fields for a row's edge
 */
export function toConnection<T, E extends object = object>(
  rows: readonly T[],
  page: PageRequest,
  sort: string,
  cursorOf: (row: T) => Cursor,
  extra?: (row: T) => E,
): Connection<T, E> {
  const nodes = rows.slice(0, page.first);
  const edges = nodes.map((node) => ({ ...(extra?.(node) as E), cursor: encodeCursor(sort, cursorOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
