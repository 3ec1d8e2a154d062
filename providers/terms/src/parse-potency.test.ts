import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePotency, type RawPotency } from './parse-potency.ts';

const flower = { category: 'FLOWER' } as const;
const edible = { category: 'EDIBLE' } as const;

describe('parsePotency', () => {
  it('keeps the raw text and unit beside what it read', () => {
    expect(parsePotency({ low: '22.10', high: '24', unit: '%', text: '22.1% - 24%' }, flower)).toEqual({
      low: 22.1,
      high: 24,
      unit: 'PERCENT',
      rawText: '22.1% - 24%',
      rawUnit: '%',
      rule: 'as-stated',
    });
  });

  it.each<[string, RawPotency, object]>([
    ['one figure', { low: 22.4, unit: 'PERCENTAGE' }, { low: 22.4, high: 22.4, unit: 'PERCENT', rule: 'as-stated' }],
    [
      'an upper figure alone',
      { high: '5', unit: 'mg/g' },
      { low: 5, high: 5, unit: 'MILLIGRAM_PER_GRAM', rule: 'as-stated' },
    ],
    [
      'a range with a minus sign',
      { text: '18.00 − 24.00 %' },
      { low: 18, high: 24, unit: 'PERCENT', rule: 'read-from-text' },
    ],
    ['an upper limit', { text: '<0.1%' }, { low: 0, high: 0.1, unit: 'PERCENT', rule: 'below-limit-of-label' }],
    [
      'milligrams a gram',
      { text: '180−240 mg/g' },
      { low: 180, high: 240, unit: 'MILLIGRAM_PER_GRAM', rule: 'read-from-text' },
    ],
  ])('reads %s', (_, raw, expected) => {
    expect(parsePotency(raw, flower)).toMatchObject(expected);
  });

  it.each<[string, RawPotency]>([
    ['nothing', {}],
    ['nulls', { low: null, high: null, unit: '%', text: null }],
    ['zero', { low: '0', high: '0.00', unit: '%' }],
    ['n.d.', { text: 'n.d.' }],
    ['an unknown unit', { low: 5, unit: 'stars' }],
    ['a range upside down', { low: 30, high: 20, unit: '%' }],
    ['2,240 % on flower', { low: 2240, unit: '%' }],
    ['a negative figure', { low: -3, unit: '%' }],
  ])('reads no potency from %s', (_, raw) => {
    expect(parsePotency(raw, flower)).toBeNull();
  });

  it('reads 4.2 % on a beverage as 4.2 mg', () => {
    expect(parsePotency({ low: 4.2, unit: '%' }, { category: 'BEVERAGE' })).toMatchObject({
      high: 4.2,
      unit: 'MILLIGRAM',
      rawUnit: '%',
      rule: 'beverage-percent-is-milligrams',
    });
  });

  it('believes 0.16 % on a beverage', () => {
    expect(parsePotency({ low: 0.16, unit: '%' }, { category: 'BEVERAGE' })?.unit).toBe('PERCENT');
  });

  it('reads a percentage over 100 on an edible as milligrams', () => {
    expect(parsePotency({ low: 500, unit: '%' }, edible)).toMatchObject({
      unit: 'MILLIGRAM',
      rule: 'percent-over-100-is-milligrams',
    });
  });

  it('reads 0.29 mg on a package of 100 mg as a percentage', () => {
    expect(parsePotency({ low: '0.29', unit: 'mg' }, { ...edible, doseMilligrams: 100 })).toMatchObject({
      low: 0.29,
      unit: 'PERCENT',
      rawUnit: 'mg',
      rule: 'milligrams-far-below-dose-are-percent',
    });
    expect(parsePotency({ low: '50', unit: 'mg' }, { ...edible, doseMilligrams: 100 })?.unit).toBe('MILLIGRAM');
  });

  it('never answers a percentage over 100, a zero or a range upside down', () => {
    const figure = fc.oneof(fc.double(), fc.string(), fc.constant(null));
    const raw = fc.record({
      low: figure,
      high: figure,
      unit: fc.constantFrom('%', 'mg', 'mg/g', ''),
      text: fc.string(),
    });
    const category = fc.constantFrom('FLOWER', 'EDIBLE', 'BEVERAGE' as const);
    fc.assert(
      fc.property(raw, category, (given, kind) => {
        const potency = parsePotency(given, { category: kind });
        if (!potency) return;
        expect(potency.high).toBeGreaterThan(0);
        expect(potency.low).toBeLessThanOrEqual(potency.high);
        if (potency.unit === 'PERCENT') expect(potency.high).toBeLessThanOrEqual(100);
      }),
    );
  });
});
