import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJurisdictionCode } from './jurisdiction-code.ts';

it.each([
  ['US-CO', 'US-CO'],
  ['us-co', 'US-CO'],
  [' co ', 'US-CO'],
  ['CA', 'US-CA'],
  ['ca-on', 'CA-ON'],
  ['DC', 'US-DC'],
  ['PR', 'US-PR'],
  ['GB-ENG', 'GB-ENG'],
])('reads %s as %s', (text, expected) => {
  expect(parseJurisdictionCode(text)).toBe(expected);
});

it.each(['ON', 'US-ON', 'CA-CO', 'XX', 'ZZ-AA', 'Colorado', 'US_CO', '', 'US-', '-CO', 'US-CO/'])(
  'does not read %j',
  (text) => {
    expect(parseJurisdictionCode(text)).toBeUndefined();
  },
);

it('leaves a code it made as it is', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^([A-Za-z]{2}-)?[A-Za-z0-9]{1,3}$/));
  fc.assert(
    fc.property(texts, (text) => {
      const code = parseJurisdictionCode(text);
      fc.pre(code !== undefined);
      expect(parseJurisdictionCode(code ?? '')).toBe(code);
    }),
  );
});

it('knows 51 states and capital, 6 territories and 13 provinces', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const count = (country: string) => pairs.filter((pair) => parseJurisdictionCode(`${country}-${pair}`)).length;
  expect([count('US'), count('CA')]).toEqual([57, 13]);
});
