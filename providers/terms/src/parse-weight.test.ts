import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';
import { parseWeight } from './parse-weight.ts';

describe('parseNumber', () => {
  it.each([
    ['3.5', 3.5],
    ['.1', 0.1],
    ['1,260', 1260],
    ['1/8', 0.125],
    [' 7 ', 7],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['', '-1', '1/0', '1,26', 'NaN', '1e3', '.', '3.5g', '∞'])('reads no number from "%s"', (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});

describe('parseWeight', () => {
  it.each([
    ['1/8oz', { grams: 3.5, rule: 'trade-ounce' }],
    ['1/4 oz', { grams: 7, rule: 'trade-ounce' }],
    ['1 Ounce', { grams: 28, rule: 'trade-ounce' }],
    ['.5g', { grams: 0.5, rule: 'grams' }],
    ['3.5 grams', { grams: 3.5, rule: 'grams' }],
    ['500mg', { grams: 0.5, rule: 'milligrams' }],
    ['1,000 mg', { grams: 1, rule: 'milligrams' }],
    ['3.5', { grams: 3.5, rule: 'bare-number-is-grams' }],
    ['4x0.5g', { grams: 2, count: 4, rule: 'pack-of-grams' }],
    ['10 × 350mg', { grams: 3.5, count: 10, rule: 'pack-of-milligrams' }],
    ['eighth ounce', { grams: 3.5, rule: 'weight-word' }],
    ['half_gram', { grams: 0.5, rule: 'weight-word' }],
  ])('reads %s', (label, weight) => {
    expect(parseWeight(label)).toEqual(weight);
  });

  it.each(['N/A', 'each', '', '355ml', '0g', '0x1g', 'constructor', '1/0oz', '-1g'])(
    'reads no weight from "%s"',
    (label) => {
      expect(parseWeight(label)).toBeNull();
    },
  );

  it('is above zero and finite, or null, whatever the label', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.,/x ]{0,8}(g|oz|mg)$/)), (label) => {
        const weight = parseWeight(label);
        expect(weight === null || (weight.grams > 0 && Number.isFinite(weight.grams))).toBe(true);
      }),
    );
  });
});
