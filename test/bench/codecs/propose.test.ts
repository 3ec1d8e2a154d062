import { expect, it } from 'vitest';
import type { Measured } from './measure-sample.ts';
import { byCost, costOf, propose, undominated } from './propose.ts';

const measuredOf = (bytes: number, sealUs: number, openUs: number): Measured => ({
  codec: 'json',
  compression: 'none',
  bytes,
  sealUs,
  openUs,
});

const small = measuredOf(1_000, 100, 30);
const fast = measuredOf(3_000, 10, 10);
const worse = measuredOf(3_000, 11, 10);

it('costs a write, four reads, and the bytes of all five', () => {
  expect(costOf(small)).toBe(100 + 4 * 30 + 5 * 1_000 * 0.02);
});

it('names the cheapest first', () => {
  expect(byCost([worse, small, fast])).toEqual([small, fast, worse]);
});

it('leaves out what another beats in size and in both times', () => {
  expect(undominated([worse, small, fast])).toEqual([small, fast]);
  expect(undominated([fast])).toEqual([fast]);
});

it('proposes the smallest of those that cost as good as the least', () => {
  expect(costOf(small)).toBe(320);
  expect(propose([measuredOf(1_001, 100, 30), small, measuredOf(900, 106, 34), fast])).toEqual(
    measuredOf(900, 106, 34),
  );
  expect(propose([small, measuredOf(900, 107, 36), fast])).toEqual(small);
  expect(() => propose([])).toThrow(RangeError);
});
