import { describe, expect, it } from 'vitest';
import { chemotypeOf, totalCbd, totalThc } from './total.ts';
import type { LabResult } from './types.ts';

function detected(analyteId: string, value: number): LabResult {
  return { analyteId, status: 'DETECTED', value, unit: 'PERCENT', raw: String(value), rule: 'number' };
}

function absent(analyteId: string, status: 'NOT_DETECTED' | 'NOT_TESTED'): LabResult {
  return { analyteId, status, value: null, unit: 'PERCENT', raw: '', rule: 'test' };
}

describe('totalThc', () => {
  it('adds 0.877 of THCA to THC', () => {
    expect(totalThc([detected('thc', 0.56), detected('thca', 25.9)])).toBeCloseTo(23.2743, 10);
  });

  it('takes THC for the total where THCA was not tested', () => {
    expect(totalThc([detected('thc', 19.3), absent('thca', 'NOT_TESTED')])).toBe(19.3);
  });

  it('counts what was not detected as 0', () => {
    expect(totalThc([detected('thc', 73.2), absent('thca', 'NOT_DETECTED')])).toBe(73.2);
    expect(totalThc([absent('thc', 'NOT_DETECTED'), absent('thca', 'NOT_DETECTED')])).toBe(0);
  });

  it('is null when neither was tested or the unit is another', () => {
    expect(totalThc([absent('thc', 'NOT_TESTED'), absent('thca', 'NOT_TESTED')])).toBeNull();
    expect(totalThc([])).toBeNull();
    expect(totalThc([{ ...detected('thc', 5), unit: 'MILLIGRAM_PER_SERVING' }])).toBeNull();
  });
});

describe('totalCbd', () => {
  it('adds 0.877 of CBDA to CBD', () => {
    expect(totalCbd([detected('cbd', 1), detected('cbda', 10)])).toBeCloseTo(9.77, 10);
  });
});

describe('chemotypeOf', () => {
  it.each([
    [20, 0, 'I'],
    [5.1, 1, 'I'],
    [5, 1, 'II'],
    [1, 5, 'II'],
    [0.19, 1, 'III'],
    [0, 3, 'III'],
    [0, 0, null],
    [null, 1, null],
    [1, null, null],
  ] as const)('says of %s %% THC and %s %% CBD: %s', (thc, cbd, chemotype) => {
    expect(chemotypeOf(thc, cbd)).toBe(chemotype);
  });
});
