import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascend, median, quantile } from './quantile.ts';

describe('quantile', () => {
  // R: quantile(c(1, 2, 4, 8), type = 7)
  it.each([
    [0, 1],
    [0.25, 1.75],
    [0.5, 3],
    [0.75, 5],
    [1, 8],
  ])('at %s of 1, 2, 4, 8 is %s', (share, expected) => {
    expect(quantile([1, 2, 4, 8], share)).toBe(expected);
  });

  it('of one value is that value', () => {
    expect([0, 0.25, 1].map((share) => quantile([7], share))).toEqual([7, 7, 7]);
  });

  it('lies between the lowest and the highest value and never falls as the share grows', () => {
    const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }).map(ascend);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (ascending, a, b) => {
        const [low, high] = [quantile(ascending, Math.min(a, b)), quantile(ascending, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(quantile(ascending, 0));
        expect(high).toBeLessThanOrEqual(quantile(ascending, 1));
        expect(high - low).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('refuses no values, and a share outside 0 to 1', () => {
    expect(() => quantile([], 0.5)).toThrow(new TypeError('A quantile needs one value at least; got none.'));
    expect(() => quantile([1], 1.5)).toThrow(new TypeError("A quantile's share must be from 0 to 1; got 1.5."));
    expect(() => quantile([1], Number.NaN)).toThrow(new TypeError("A quantile's share must be from 0 to 1; got NaN."));
  });
});

describe('median', () => {
  it('does not need its values in order', () => {
    expect(median([10, 9, 2])).toBe(9);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
