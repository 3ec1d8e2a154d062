import { expect, it } from 'vitest';
import { milligramsOfThc, pricePer10MgThc, type ThcContent } from './price-per-10-mg-thc.ts';

const unknown: ThcContent = {
  category: 'FLOWER',
  doseMilligrams: null,
  weightGrams: null,
  thc: null,
  isOnlySize: true,
};
const percent = (low: number, high = low) => ({ low, high, unit: 'PERCENT' as const });

it('is the price of a tenth of a 100 mg package', () => {
  expect(pricePer10MgThc(2500, { ...unknown, category: 'EDIBLE', doseMilligrams: 100 })).toBe(250);
});

it('is reckoned from weight and percent where there is no dose', () => {
  expect(milligramsOfThc({ ...unknown, weightGrams: 3.5, thc: percent(20) })).toBe(700);
  expect(pricePer10MgThc(3500, { ...unknown, weightGrams: 3.5, thc: percent(20) })).toBe(50);
});

it('takes the middle of a range', () => {
  expect(milligramsOfThc({ ...unknown, weightGrams: 1, thc: percent(18, 24) })).toBe(210);
});

it('takes milligrams in a gram times the weight', () => {
  const thc = { low: 800, high: 800, unit: 'MILLIGRAM_PER_GRAM' as const };
  expect(milligramsOfThc({ ...unknown, category: 'VAPORIZER', weightGrams: 0.5, thc })).toBe(400);
  expect(milligramsOfThc({ ...unknown, category: 'VAPORIZER', thc })).toBeNull();
});

it('takes milligrams in the package only where there is one package', () => {
  const thc = { low: 850, high: 850, unit: 'MILLIGRAM' as const };
  expect(milligramsOfThc({ ...unknown, category: 'VAPORIZER', thc })).toBe(850);
  expect(milligramsOfThc({ ...unknown, category: 'VAPORIZER', thc, isOnlySize: false })).toBeNull();
});

it.each(['EDIBLE', 'BEVERAGE', 'CAPSULE', 'TINCTURE', 'TOPICAL'] as const)(
  'never reckons the THC of %s from a potency',
  (category) => {
    expect(milligramsOfThc({ ...unknown, category, weightGrams: 100, thc: percent(0.17) })).toBeNull();
    expect(pricePer10MgThc(2500, { ...unknown, category, weightGrams: 100, thc: percent(0.17) })).toBeNull();
  },
);

it('is null without a price, a weight, or any THC', () => {
  expect(pricePer10MgThc(null, { ...unknown, doseMilligrams: 100 })).toBeNull();
  expect(pricePer10MgThc(100, { ...unknown, thc: percent(20) })).toBeNull();
  expect(pricePer10MgThc(100, { ...unknown, weightGrams: 1, thc: percent(0) })).toBeNull();
  expect(pricePer10MgThc(100, unknown)).toBeNull();
});
