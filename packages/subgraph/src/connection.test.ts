import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPage, toConnection } from './connection.ts';
import { encodeCursor } from './cursor.ts';

interface Row {
  id: string;
  price: number;
}

const cursorOf = (row: Row) => [row.price, row.id];

/** What a store does: rows after the cursor in price order, one more than asked for. */
function fetchRows(rows: readonly Row[], args: { first?: number; after?: string | null }) {
  const page = readPage(args, 'PRICE', 2);
  const [price = 0, id = ''] = page.after ?? [];
  const isAfter = (row: Row) =>
    !page.after || row.price > Number(price) || (row.price === price && row.id > String(id));
  const sorted = [...rows].sort((a, b) => a.price - b.price || (a.id < b.id ? -1 : 1));
  return toConnection(sorted.filter(isAfter).slice(0, page.first + 1), page, 'PRICE', cursorOf);
}

it('leads through every row once, in order, whatever the page size', () => {
  const tables = fc.uniqueArray(
    fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), price: fc.integer({ min: 0, max: 3 }) }),
    {
      selector: (row) => row.id,
    },
  );
  fc.assert(
    fc.property(tables, fc.integer({ min: 1, max: 5 }), (rows, first) => {
      const seen: Row[] = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo } = fetchRows(rows, { first, after });
        seen.push(...nodes);
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(fetchRows(rows, { first: 100 }).nodes);
      expect(seen).toHaveLength(rows.length);
    }),
  );
});

it('gives edges, nodes and where the page stands', () => {
  const rows = [1, 2, 3].map((price) => ({ id: `itm_${price}`, price }));
  const page = { first: 2, after: [0, 'itm_0'] };
  const [one, two] = [encodeCursor('PRICE', [1, 'itm_1']), encodeCursor('PRICE', [2, 'itm_2'])];
  expect(toConnection(rows, page, 'PRICE', cursorOf, ({ price }) => ({ distance: price * 10 }))).toEqual({
    edges: [
      { cursor: one, node: rows[0], distance: 10 },
      { cursor: two, node: rows[1], distance: 20 },
    ],
    nodes: rows.slice(0, 2),
    pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: one, endCursor: two },
  });
});

it('has no cursors when the page is empty', () => {
  expect(toConnection([], { first: 20 }, 'PRICE', cursorOf)).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

it('has no next page when exactly the rows asked for are left', () => {
  const rows = [{ id: 'itm_1', price: 1 }];
  expect(toConnection(rows, { first: 1 }, 'PRICE', cursorOf).pageInfo.hasNextPage).toBe(false);
});

it('asks for 20 rows when the client does not say', () => {
  expect([readPage({}, 'PRICE', 2), readPage({ first: null, after: null }, 'PRICE', 2)]).toEqual([
    { first: 20 },
    { first: 20 },
  ]);
});

it('asks for the rows after the cursor', () => {
  expect(readPage({ first: 1, after: encodeCursor('PRICE', [3.5, 'itm_1']) }, 'PRICE', 2)).toEqual({
    first: 1,
    after: [3.5, 'itm_1'],
  });
});

it.each([0, 101, -1, 1.5, Number.NaN])('refuses first: %d', (first) => {
  expect(() => readPage({ first }, 'PRICE', 2)).toThrow(
    expect.objectContaining({
      message: `first must be a whole number from 1 to 100; got ${first}.`,
      extensions: { code: 'BAD_USER_INPUT', argument: ['first'] },
    }),
  );
});
