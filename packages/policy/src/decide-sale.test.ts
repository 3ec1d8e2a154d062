import { describe, expect, it } from 'vitest';
import { decideSale, type JurisdictionRule, type PolicyClass, type SaleQuestion } from './index.ts';

const colorado: JurisdictionRule = {
  code: 'US-CO',
  programme: 'ADULT',
  minimumAge: 21,
  confidence: 'A',
  source: 'a statute',
  compiledOn: '2026-11-22',
};
const adult: PolicyClass = { role: 'STRANGER', jurisdiction: 'US-CO', ageClass: 'FROM_21', isPatient: false };
const patient: PolicyClass = { role: 'MEMBER', jurisdiction: 'US-CO', ageClass: 'FROM_18', isPatient: true };
const question: SaleQuestion = {
  jurisdiction: 'US-CO',
  rule: colorado,
  use: 'ADULT',
  viewer: adult,
  leastConfidence: 'B',
};

const decide = (change: Partial<SaleQuestion>) => {
  const decision = decideSale({ ...question, ...change });
  return decision.kind === 'denied' ? decision.reason : decision.kind;
};

describe('adult use', () => {
  it('is allowed to adults where there is an adult programme', () => {
    expect(decideSale(question)).toEqual({ kind: 'allowed' });
  });

  it.each(['MEDICAL', 'LOW_THC', 'NONE', 'NOT_YET'] as const)('is denied where the programme is %s', (programme) => {
    expect(decide({ rule: { ...colorado, programme } })).toBe('NO_PROGRAMME');
  });

  it('needs the minimum age, and knows it', () => {
    expect(decide({ viewer: { ...adult, ageClass: 'FROM_19' } })).toBe('TOO_YOUNG');
    expect(decide({ viewer: { ...adult, ageClass: 'UNDER_18' } })).toBe('TOO_YOUNG');
    expect(decide({ viewer: { ...adult, ageClass: 'UNKNOWN' } })).toBe('AGE_UNKNOWN');
    expect(decide({ rule: { ...colorado, minimumAge: null } })).toBe('MINIMUM_AGE_NOT_COMPILED');
    expect(decide({ rule: { ...colorado, minimumAge: 19 }, viewer: { ...adult, ageClass: 'FROM_19' } })).toBe(
      'allowed',
    );
  });

  it('does not ask where the viewer is: the place asked about may be another', () => {
    expect(decide({ viewer: { ...adult, jurisdiction: 'US-NJ' } })).toBe('allowed');
  });
});

describe('medical use', () => {
  it.each(['ADULT', 'MEDICAL'] as const)('is allowed to patients where the programme is %s', (programme) => {
    expect(decide({ use: 'MEDICAL', viewer: patient, rule: { ...colorado, programme } })).toBe('allowed');
  });

  it.each(['LOW_THC', 'NONE', 'NOT_YET'] as const)('is denied where the programme is %s', (programme) => {
    expect(decide({ use: 'MEDICAL', viewer: patient, rule: { ...colorado, programme } })).toBe('NO_PROGRAMME');
  });

  it('is for patients of that very jurisdiction, and grown ones', () => {
    expect(decide({ use: 'MEDICAL' })).toBe('NOT_A_PATIENT');
    expect(decide({ use: 'MEDICAL', viewer: { ...patient, jurisdiction: 'US-NJ' } })).toBe('NOT_A_PATIENT');
    expect(decide({ use: 'MEDICAL', viewer: { ...patient, ageClass: 'UNDER_18' } })).toBe('TOO_YOUNG');
    expect(decide({ use: 'MEDICAL', viewer: { ...patient, ageClass: 'UNKNOWN' } })).toBe('AGE_UNKNOWN');
  });
});

describe('a rule that cannot be relied on denies', () => {
  it('when it is missing or the place is unknown', () => {
    expect(decide({ rule: undefined })).toBe('RULE_NOT_COMPILED');
    expect(decide({ jurisdiction: null })).toBe('JURISDICTION_UNKNOWN');
  });

  it('when it cites no source', () => {
    expect(decide({ rule: { ...colorado, source: null } })).toBe('RULE_UNCITED');
  });

  it('when it is trusted less than is asked for', () => {
    expect(decide({ rule: { ...colorado, confidence: 'C' } })).toBe('RULE_LOW_CONFIDENCE');
    expect(decide({ rule: { ...colorado, confidence: 'B' } })).toBe('allowed');
    expect(decide({ rule: { ...colorado, confidence: 'B' }, leastConfidence: 'A' })).toBe('RULE_LOW_CONFIDENCE');
    expect(decide({ rule: { ...colorado, confidence: 'C' }, leastConfidence: 'C' })).toBe('allowed');
  });

  it('and the denial names it, its source and the reason', () => {
    const rule = { ...colorado, confidence: 'C' } as const;
    expect(decideSale({ ...question, rule })).toEqual({
      kind: 'denied',
      reason: 'RULE_LOW_CONFIDENCE',
      message:
        'The rule of US-CO has confidence C, and B is needed (source: a statute; confidence C; compiled 2026-11-22). Not legal advice.',
      rule,
    });
  });
});
