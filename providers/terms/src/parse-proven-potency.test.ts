import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePotency } from './parse-potency.ts';
import { parseProvenPotency } from './parse-proven-potency.ts';

const flower = { category: 'FLOWER' } as const;

describe('parseProvenPotency', () => {
  it.each([
    ['a hundred times too great', 2240, 22.4, 22.4, 'hundredfold-percent-divided', '2240%'],
    ['a fraction', 0.224, 22.4, 22.4, 'fraction-is-percent', '0.224%'],
    ['as stated', 22.4, 22.4, 22.4, 'as-stated', '22.4%'],
    ['unlike what the other says', 0.224, 18, 0.224, 'as-stated', '0.224%'],
  ])('reads a percentage that is %s', (_, figure, provenPercent, low, rule, rawText) => {
    const raw = { low: figure, high: figure, unit: '%' };
    expect(parseProvenPotency(raw, { ...flower, provenPercent })).toEqual({
      ...{ low, high: low, unit: 'PERCENT', rawUnit: '%', rule, rawText },
    });
  });

  it('refuses 2240 % that nothing proves', () => {
    expect(parseProvenPotency({ low: 2240, unit: '%' }, { ...flower, provenPercent: null })).toBeNull();
    expect(parseProvenPotency({ low: 2240, unit: '%' }, { ...flower, provenPercent: 30 })).toBeNull();
  });

  it('changes no quantity in milligrams', () => {
    const raw = { low: 2240, high: 2240, unit: 'mg' };
    expect(parseProvenPotency(raw, { ...flower, provenPercent: 22.4 })).toEqual(parsePotency(raw, flower));
  });

  it('reads every figure as it stands where there is no proof', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), fc.constantFrom('%', 'mg', 'mg/g'), (figure, unit) => {
        const raw = { low: figure, high: figure, unit };
        expect(parseProvenPotency(raw, { ...flower, provenPercent: null })).toEqual(parsePotency(raw, flower));
      }),
    );
  });
});
