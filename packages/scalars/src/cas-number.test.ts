import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CasNumber } from './cas-number.ts';

it('takes exactly one of the ten check digits', () => {
  const bodies = fc.tuple(fc.integer({ min: 10, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }));
  const isValid = (text: string) => {
    try {
      return CasNumber.parseValue(text) === text;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(bodies, ([first, second]) => {
      const body = `${first}-${String(second).padStart(2, '0')}`;
      const valid = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => isValid(`${body}-${digit}`));
      expect(valid).toHaveLength(1);
    }),
  );
});
