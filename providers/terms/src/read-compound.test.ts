import { expect, it } from 'vitest';
import { firstOfEach, type RawCompound, readCompound } from './read-compound.ts';
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

it('takes the first that is said of a compound', () => {
  const first = read(20).potency;
  expect(firstOfEach([null, first, read(21).potency])).toEqual([first]);
});
