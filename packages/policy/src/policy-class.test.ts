import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgeClass, ageClassOf, isAtLeast, type PolicyClass, policyClassKey, policyClassOf } from './index.ts';

describe('the age class', () => {
  it.each([
    [null, 'UNKNOWN'],
    [-1, 'UNKNOWN'],
    [20.5, 'UNKNOWN'],
    [0, 'UNDER_18'],
    [17, 'UNDER_18'],
    [18, 'FROM_18'],
    [19, 'FROM_19'],
    [20, 'FROM_19'],
    [21, 'FROM_21'],
    [99, 'FROM_21'],
  ])('of %s years is %s', (age, ageClass) => {
    expect(ageClassOf(age)).toBe(ageClass);
  });

  it('passes an age only when everyone in it has it', () => {
    const classes: AgeClass[] = ['UNKNOWN', 'UNDER_18', 'FROM_18', 'FROM_19', 'FROM_21'];
    expect([17, 18, 19, 20, 21, 22].map((years) => classes.filter((one) => isAtLeast(one, years)))).toEqual([
      ['FROM_18', 'FROM_19', 'FROM_21'],
      ['FROM_18', 'FROM_19', 'FROM_21'],
      ['FROM_19', 'FROM_21'],
      ['FROM_21'],
      ['FROM_21'],
      [],
    ]);
  });
});

describe('the policy class', () => {
  it('counts a patient only where registered', () => {
    const viewer = { role: 'MEMBER', jurisdiction: 'US-OK', age: 30, patientOf: 'US-OK' } as const;
    expect(policyClassOf(viewer)).toEqual({
      role: 'MEMBER',
      jurisdiction: 'US-OK',
      ageClass: 'FROM_21',
      isPatient: true,
    });
    expect(policyClassOf({ ...viewer, jurisdiction: 'US-FL' }).isPatient).toBe(false);
    expect(policyClassOf({ ...viewer, jurisdiction: null, patientOf: null }).isPatient).toBe(false);
  });

  it('has one key for equal classes and another for every other', () => {
    const classes = fc.record<PolicyClass>({
      role: fc.constantFrom('STRANGER', 'MEMBER', 'OPERATOR'),
      jurisdiction: fc.option(fc.constantFrom('US-CO', 'US-NJ', 'CA-AB')),
      ageClass: fc.constantFrom('UNKNOWN', 'UNDER_18', 'FROM_18', 'FROM_19', 'FROM_21'),
      isPatient: fc.boolean(),
    });
    fc.assert(
      fc.property(classes, classes, (a, b) => {
        expect(policyClassKey(a) === policyClassKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});
