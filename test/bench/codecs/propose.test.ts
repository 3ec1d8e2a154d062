import { expect, it } from 'vitest';
import type { Measured } from './measure-sample.ts';
import { byCost, costOf, undominated } from './propose.ts';

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
