import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalsOf, powersOfTen } from './decimal.ts';
import { readPacked } from './read-packed.ts';
import { writePacked } from './write-packed.ts';

const hexOf = (value: unknown) => writePacked(value).toString('hex');

it.each<[unknown, string]>([
  [null, '00'],
  [false, '01'],
  [true, '02'],
  [0, '2000'],
  [127, '207f'],
  [128, '208001'],
  [-5, '4005'],
  [0.25, '2219'],
  [-18.5, '41b901'],
  [1 / 3, '03555555555555d53f'],
  [-0, '030000000000000080'],
  ['', '60'],
  ['THC', '63544843'],
  ['x'.repeat(31), `7f00${'78'.repeat(31)}`],
  ['\ud83c', '0402' + '3cd8'],
  [['THC', 'THC'], 'a26354484380'],
  [[], 'a0'],
  [{}, 'c0'],
  [[{ a: 1 }, { a: 2 }], 'a2c161612001e02002'],
])('writes %j as %s, in this release and in all later ones', (value, hex) => {
  expect(hexOf(value)).toBe(hex);
  expect(readPacked(Buffer.from(hex, 'hex'))).toStrictEqual(value);
});

it('takes no more than half of what JSON takes for a profile', () => {
  const profile = Array.from({ length: 40 }, (_, index) => ({
    analyte: `ANALYTE_${index}`,
    median: (index * 37) / 1_000,
    lowerQuartile: index / 100,
    unit: 'PERCENT',
  }));
  expect(writePacked(profile).length).toBeLessThan(JSON.stringify(profile).length / 2);
});

it('writes numbers of up to nine decimals as their digits', () => {
  const units = fc.integer({ min: 0, max: 2 ** 49 });
  fc.assert(
    fc.property(units, fc.nat({ max: 9 }), (units, decimals) => {
      const number = units / 10 ** decimals;
      const found = decimalsOf(number) ?? Number.NaN;
      return found <= decimals && Math.round(number * 10 ** found) / 10 ** found === number;
    }),
    { numRuns: 10_000 },
  );
  expect(powersOfTen).toEqual([1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]);
});

it.each([Math.PI, 1e-10, 2 ** 49 + 2, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE, 1e300])(
  'writes %d as a float',
  (number) => {
    expect(decimalsOf(number)).toBe(undefined);
    expect(readPacked(writePacked([number, -number]))).toStrictEqual([number, -number]);
  },
);

it.each([
  ['ends too early', '63'],
  ['has more behind it', '0000'],
  ['names a string that was not written', '80'],
  ['names a shape that was not written', 'e0'],
  ['has a shape with a name that is no text', 'c1200100'],
  ['is a single that is not known', '05'],
  ['has ten decimals', '2a01'],
  ['is longer than its bytes: an array of 2^40', 'bfffffffffff1f'],
  ['is longer than its bytes: a shape of 2^40', 'dfffffffffff1f'],
  ['is longer than its bytes: a text of 2^40', '7fffffffffff1f'],
  ['has a varint without an end', `3f${'ff'.repeat(400)}`],
])('refuses what %s', (_, hex) => {
  expect(() => readPacked(Buffer.from(hex, 'hex'))).toThrow(RangeError);
});
