import { textScalar } from './text-scalar.ts';

/**
 * True when the last digit is the sum of the others, each times its place counted from the right, modulo 10.
 * Source: https://www.cas.org/support/documentation/chemical-substances/checkdig
 */
function hasValidCheckDigit(text: string): boolean {
  if (!/^[1-9]\d{1,6}-\d\d-\d$/.test(text)) return false;
  const digits = [...text.replaceAll('-', '')].map(Number);
  const check = digits.pop();
  return digits.reverse().reduce((sum, digit, index) => sum + digit * (index + 1), 0) % 10 === check;
}

export const CasNumber = textScalar(
  'CasNumber',
  'a CAS registry number with a valid check digit, such as "123-35-3"',
  hasValidCheckDigit,
);
