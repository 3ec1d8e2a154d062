import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divideHalfUp } from './divide-half-up.ts';
import { pricePerGram } from './price-per-gram.ts';

it('divides the price of a package by its grams', () => {
  expect(pricePerGram(3500, 3.5)).toBe(1000);
  expect(pricePerGram(1200, 1)).toBe(1200);
  expect(pricePerGram(2800, 28)).toBe(100);
});

it('rounds halves up and all else to the nearest minor unit', () => {
  expect(pricePerGram(1001, 2)).toBe(501);
  expect(pricePerGram(1000, 3)).toBe(333);
  expect(pricePerGram(2000, 3)).toBe(667);
  expect(pricePerGram(7, 2.8)).toBe(3);
});

it('divides by the decimal weight and not by its binary neighbour', () => {
  expect(pricePerGram(63, 0.7)).toBe(90);
  expect(divideHalfUp(3, 1, 0.4)).toBe(8);
  // 12.5 exactly; in binary 7 / 0.56 is a little less.
  expect(pricePerGram(7, 0.56)).toBe(13);
});

it('is null without a price or a weight', () => {
  expect([pricePerGram(null, 1), pricePerGram(100, null), pricePerGram(100, 0)]).toEqual([null, null, null]);
  expect(divideHalfUp(100, 1, Number.NaN)).toBeNull();
  expect(divideHalfUp(100, 1, 1e-9)).toBeNull();
});

it('is null where the result is no safe whole number', () => {
  expect(pricePerGram(Number.MAX_SAFE_INTEGER, 0.001)).toBeNull();
});

it('is the whole number nearest to the exact quotient, the upper one of two', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (price, milligrams) => {
        const quotient = pricePerGram(price, milligrams / 1000) ?? Number.NaN;
        const difference = BigInt(quotient) * BigInt(milligrams) - BigInt(price) * 1000n;
        // −1/2 < quotient − exact ≤ 1/2, multiplied out so that nothing is rounded here.
        expect(2n * difference > -BigInt(milligrams) && 2n * difference <= BigInt(milligrams)).toBe(true);
      },
    ),
  );
});
