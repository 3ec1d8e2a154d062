import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandKey } from './brand-key.ts';

describe('brandKey', () => {
  it.each([
    ['Wana', 'wana'],
    ['WANA Brands', 'wana'],
    ['Wana Brands, Inc.', 'wana'],
    ['Wana™', 'wana'],
    ['(the) Essence', 'essence'],
    ['Find.', 'find'],
    ['High Grass Farms', 'highgrassfarms'],
    ['DÃ©foncÃ©', 'defonce'],
    ['Cannabis Co', 'cannabis'],
    ['The', 'the'],
  ])('knows %s by %s', (name, key) => {
    expect(brandKey(name)).toBe(key);
  });

  it.each([null, '', ' ', 'NULL', 'N/A', 'Unknown Producer', 'None'])('has none for %s', (name) => {
    expect(brandKey(name)).toBeNull();
  });

  it('makes no difference of case, blanks and a legal form', () => {
    const name = fc.stringMatching(/^[A-Za-z]{3,8}( [A-Za-z]{3,8})?$/);
    fc.assert(
      fc.property(name, fc.constantFrom('', ' Brands', ' LLC', ', Inc.', ' Co.'), (text, form) => {
        expect(brandKey(`  ${text.toUpperCase()}${form} `)).toBe(brandKey(text));
      }),
    );
  });
});
