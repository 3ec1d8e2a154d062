import { expect, it } from 'vitest';
import { isGenuineSale } from './is-genuine-sale.ts';

/** Prices by the day from which they held; a second figure is the sale price. */
const history = (...points: [day: number, price: number, salePrice?: number][]) =>
  points.map(([day, price, salePrice]) => ({
    observedAt: new Date(Date.UTC(2026, 0, day)),
    price: BigInt(price),
    salePrice: salePrice === undefined ? null : BigInt(salePrice),
  }));

it.each([
  ['below all that it cost in the 30 days before', history([1, 3000], [40, 3000, 2500]), true],
  ['raised and then cut to what it was', history([1, 3000], [35, 4500], [40, 4500, 3000]), false],
  ['raised and then cut to a little less', history([1, 3000], [35, 4500], [40, 4500, 2900]), true],
  ['cheaper more than 30 days before', history([1, 2000], [5, 3000], [40, 3000, 2500]), true],
  ['as cheap until 29 days before', history([1, 2500], [11, 3000], [40, 3000, 2500]), false],
  ['as cheap until 30 days before', history([1, 2500], [10, 3000], [40, 3000, 2500]), true],
  ['as cheap in a sale that has just ended', history([1, 3000], [20, 3000, 2500], [38, 3000], [40, 3000, 2500]), false],
  ['cut further while on sale', history([1, 3000], [40, 3000, 2500], [50, 3000, 2000]), true],
  ['not known for 30 days', history([20, 3000], [40, 3000, 2500]), null],
  ['not known for 30 days, but as cheap in what is known', history([20, 2500], [30, 3000], [40, 3000, 2500]), false],
  ['on sale since it is known', history([40, 3000, 2500]), null],
  ['not on sale', history([1, 3000], [40, 3500]), null],
])('a sale that is %s', (_, points, isGenuine) => {
  expect(isGenuineSale(points, points.length - 1)).toBe(isGenuine);
});

it('judges an earlier sale by what came before it', () => {
  const points = history([1, 3000], [40, 3000, 2500], [60, 1000]);
  expect(points.map((_, at) => isGenuineSale(points, at))).toEqual([null, true, null]);
});
