import { describe, expect, it } from 'vitest';
import { median, quantile } from './statistics.ts';

describe('quantile', () => {
  it.each([
    [[7], 0.25, 7],
    [[1, 3], 0.5, 2],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[0, 0, 0, 4], 1, 4],
  ])('of %o at %s is %s', (sorted, share, value) => {
    expect(quantile(sorted, share)).toBe(value);
  });

  it('says that it needs a value', () => {
    expect(() => quantile([], 0.5)).toThrow('quantile needs at least one value; got none.');
  });
});

describe('median', () => {
  it('takes values in any order and leaves them so', () => {
    const values = [10, 9, 100];
    expect(median(values)).toBe(10);
    expect(values).toEqual([10, 9, 100]);
  });
});
