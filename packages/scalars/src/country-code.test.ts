import { expect, it } from 'vitest';
import { isCountryCode } from './country-code.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountryCode);

it('holds the 249 codes of ISO 3166-1', () => {
  expect(codes).toHaveLength(249);
});

it('holds only codes that have a name', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect(codes.filter((code) => names.of(code) === undefined)).toEqual([]);
});
