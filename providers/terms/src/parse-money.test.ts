import { describe, expect, it } from 'vitest';
import { parseMoney } from './parse-money.ts';

describe('parseMoney', () => {
  it.each([
    ['30.00', 3000],
    [16.8, 1680],
    ['$34.99', 3499],
    ['CAD $34.99', 3499],
    ['1,260.00', 126000],
    ['34,95 $', 3495],
    ['39', 3900],
    [48.75, 4875],
    ['.5', 50],
  ])('reads %s', (value, minorUnits) => {
    expect(parseMoney(value, 'USD')).toEqual({ minorUnits, currency: 'USD' });
  });

  it.each(['0', 0, '', 'free', '-5', -5, Number.NaN, Number.POSITIVE_INFINITY, '1,2,3', '0.001', 1e18])(
    'reads no price from %s',
    (value) => {
      expect(parseMoney(value, 'USD')).toBeNull();
    },
  );

  it('counts in the currency’s own minor unit', () => {
    expect(parseMoney('500', 'JPY')).toEqual({ minorUnits: 500, currency: 'JPY' });
  });
});
