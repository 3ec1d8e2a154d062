import { expect, it } from 'vitest';
import { firstOfEach, type RawCompound, readCompound, readCompounds } from './read-compound.ts';
import type { ProductCategory } from './types.ts';

function read(value: RawCompound['value'], unit: string | null = '%', category: ProductCategory = 'FLOWER') {
  const repairs: string[] = [];
  return { potency: readCompound({ compound: 'THC', value, unit }, { category }, repairs), repairs };
}

it.each([
  [22.4, '%', 22.4, 22.4, 'as-stated'],
  ['22.4', '%', 22.4, 22.4, 'as-stated'],
  ['18.00 − 24.00', '%', 18, 24, 'read-from-text'],
  ['18.00 − 24.00 %', null, 18, 24, 'read-from-text'],
  ['<0.1%', null, 0, 0.1, 'below-limit-of-label'],
])('reads %s %s', (value, unit, low, high, rule) => {
  const { potency, repairs } = read(value, unit);
  expect(potency).toMatchObject({ compound: 'THC', analyteId: 'thc', low, high, unit: 'PERCENT', rule });
  expect(repairs).toEqual([]);
});

it.each([null, undefined, ''])('says nothing where %s is said', (value) => {
  expect(read(value)).toEqual({ potency: null, repairs: [] });
});

it.each([
  [0, '%', 'zero-potency-is-unknown'],
  ['0.000000', '%', 'zero-potency-is-unknown'],
  [22.4, 'n.d.', 'unusable-potency-left-out'],
  [22.4, null, 'unusable-potency-left-out'],
  ['strong', '%', 'unusable-potency-left-out'],
])('leaves %s %s out by name', (value, unit, rule) => {
  expect(read(value, unit)).toEqual({ potency: null, repairs: [rule] });
});

it('names the rule that corrected a unit', () => {
  const { potency, repairs } = read(4.2, '%', 'BEVERAGE');
  expect(potency).toMatchObject({ low: 4.2, unit: 'MILLIGRAM', rawUnit: '%' });
  expect(repairs).toEqual(['beverage-percent-is-milligrams']);
});

it.each([
  [2500, 'mg/g', 'TOPICAL'],
  [2240, '%', 'FLOWER'],
] as const)('leaves out %s %s of %s, which cannot be', (value, unit, category) => {
  expect(read(value, unit, category)).toEqual({ potency: null, repairs: ['unusable-potency-left-out'] });
});

it('reads milligrams that are a hundred times the dose of the label as the dose', () => {
  const repairs: string[] = [];
  const context = { category: 'EDIBLE', doseMilligrams: 10 } as const;
  const raw = { value: 1000, unit: 'mg' };
  expect(readCompound({ compound: 'THC', ...raw }, context, repairs)).toMatchObject({ high: 10, rawText: '1000mg' });
  expect(repairs).toEqual(['hundredfold-of-dose']);
  expect(readCompound({ compound: 'CBD', ...raw }, context, [])).toMatchObject({ high: 1000, rule: 'as-stated' });
  expect(readCompound({ compound: 'THC', value: 500, unit: 'mg' }, context, [])).toMatchObject({ high: 500 });
});

it.each([
  ['FLOWER', 2240, [null, null, 30]],
  ['FLOWER', '1800.00 − 2400.00', [null, null, 30]],
  ['FLOWER', 22.4, [22.4, 60, 30]],
  ['EDIBLE', 150, [150, 60, 30]],
] as const)('believes of %s no percentage beside one of %s that cannot be', (category, thc, highs) => {
  const raws = [
    { compound: 'THC', value: thc, unit: '%' },
    { compound: 'CBD', value: 60, unit: '%' },
    { compound: 'CBG', value: 30, unit: 'mg' },
  ];
  const read = readCompounds(raws, { category }, []);
  expect(read.map((potency) => potency?.high ?? null)).toEqual(highs);
});

it('takes the first that is said of a compound', () => {
  const first = read(20).potency;
  expect(firstOfEach([null, first, read(21).potency])).toEqual([first]);
});
