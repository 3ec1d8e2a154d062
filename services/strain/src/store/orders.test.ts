import { GraphError } from '@weedhounds/errors';
import { type Cursor, encodeCursor } from '@weedhounds/subgraph';
import { describe, expect, it } from 'vitest';
import { matchOrder, newestReviewOrder, newestSampleOrder, type Order, readPageIn, slugOrder } from './orders.ts';

const sample = 'smp_00112233445566778899';
const read = (order: Order, cursor: Cursor) => readPageIn(order, { after: encodeCursor(order.name, cursor) }).after;

describe('readPageIn', () => {
  it.each<[Order, Cursor]>([
    [slugOrder, ['blue-dream']],
    [matchOrder, [0.5, sample]],
    [newestSampleOrder, ['2026-02-28', sample]],
    [newestSampleOrder, [null, sample]],
    [newestReviewOrder, ['2026-11-22T18:00:00.000Z', sample]],
  ])('takes back a cursor of the order %j', (order, cursor) => {
    expect(read(order, cursor)).toEqual(cursor);
  });

  it.each<[Order, Cursor]>([
    [slugOrder, [1]],
    [slugOrder, ['a\0']],
    [slugOrder, ['a', 'b']],
    [matchOrder, ['0.5', sample]],
    [matchOrder, [0.5, 'x']],
    [newestSampleOrder, ['2026-02-30', sample]],
    [newestSampleOrder, ['0000-01-01', sample]],
    [newestSampleOrder, ['+12026-01-01', sample]],
    [newestSampleOrder, ["2026-01-01'; --", sample]],
    [newestSampleOrder, [2026, sample]],
    [newestReviewOrder, ['2026-11-22', sample]],
    [newestReviewOrder, [null, sample]],
  ])('refuses for %j the forged cursor %j', (order, cursor) => {
    expect(() => read(order, cursor)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', extensions: { code: 'BAD_USER_INPUT', argument: ['after'] } }),
    );
    expect(() => read(order, cursor)).toThrow(GraphError);
  });
});
