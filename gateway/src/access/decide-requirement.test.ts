import type { JurisdictionRule } from '@weedhounds/policy';
import { describe, expect, it } from 'vitest';
import { decideRequirement, type SaleBasis } from './decide-requirement.ts';
import type { Requirement } from './requirement.ts';
import { contextOf } from './testing/viewers.ts';

const compiled = { minimumAge: 21, confidence: 'A', source: 'a statute', compiledOn: '2026-11-22' } as const;
const rules = new Map<string, JurisdictionRule>([
  ['US-CO', { code: 'US-CO', programme: 'ADULT', ...compiled }],
  ['US-OK', { code: 'US-OK', programme: 'MEDICAL', ...compiled }],
]);
const basis: SaleBasis = { rules: { ruleOf: (code) => rules.get(code) }, leastConfidence: 'B' };
const nothing: Requirement = { roles: [], scopes: [], adult: false, medical: false };

function decide(requirement: Partial<Requirement>, facts: Parameters<typeof contextOf>[0]) {
  return decideRequirement({ ...nothing, ...requirement }, contextOf(facts), basis);
}

describe('roles and scopes', () => {
  it('ask for one role of each group', () => {
    const roles = [['MEMBER', 'OPERATOR'], ['OPERATOR']];
    expect(decide({ roles }, { role: 'OPERATOR' })).toBeUndefined();
    expect(decide({ roles }, { role: 'MEMBER' })).toEqual({
      code: 'FORBIDDEN',
      message: 'This needs the role OPERATOR.',
      extensions: {},
    });
    expect(decide({ roles }, {})).toEqual({
      code: 'UNAUTHENTICATED',
      message: 'This needs the role MEMBER or OPERATOR.',
      extensions: {},
    });
  });

  it('ask for every scope', () => {
    const scopes = ['a', 'b'];
    expect(decide({ scopes }, { role: 'MEMBER', scopes: ['b', 'a'] })).toBeUndefined();
    expect(decide({ scopes }, { role: 'OPERATOR', scopes: ['a'] })).toEqual({
      code: 'FORBIDDEN',
      message: 'This needs the scope b.',
      extensions: {},
    });
    expect(decide({ scopes }, {})?.code).toBe('UNAUTHENTICATED');
  });

  it('keep out everybody when no role is among those named', () => {
    expect(decide({ roles: [[]] }, { role: 'OPERATOR' })?.code).toBe('FORBIDDEN');
  });
});

describe('what is for patients', () => {
  const message = 'This is for registered patients, where they are registered.';

  it('is for those where they are registered', () => {
    const patient = { role: 'MEMBER', patientOf: 'US-OK' } as const;
    expect(decide({ medical: true }, { ...patient, jurisdiction: 'US-OK' })).toBeUndefined();
    expect(decide({ medical: true }, { ...patient, jurisdiction: 'US-CO' })).toEqual({
      code: 'FORBIDDEN',
      message,
      extensions: {},
    });
    expect(decide({ medical: true }, {})).toEqual({ code: 'UNAUTHENTICATED', message, extensions: {} });
  });
});

describe('what is sold', () => {
  it('may be seen by adults where there is an adult programme, without a token too', () => {
    expect(decide({ adult: true }, { jurisdiction: 'US-CO', age: 21 })).toBeUndefined();
  });

  it('may be seen by patients where there is a medical one', () => {
    const patient = { role: 'MEMBER', jurisdiction: 'US-OK', age: 18, patientOf: 'US-OK' } as const;
    expect(decide({ adult: true }, patient)).toBeUndefined();
  });

  it('is denied with the reason and the rule', () => {
    expect(decide({ adult: true }, { jurisdiction: 'US-CO', age: 20 })).toEqual({
      code: 'FORBIDDEN',
      message:
        'US-CO needs an age of 21 or more (source: a statute; confidence A; compiled 2026-11-22). Not legal advice.',
      extensions: { reason: 'TOO_YOUNG', rule: { jurisdiction: 'US-CO', programme: 'ADULT', ...compiled } },
    });
  });

  it('is denied for the medical reason to patients, and for the adult one to others', () => {
    const young = { jurisdiction: 'US-OK', age: 17 } as const;
    expect(decide({ adult: true }, { ...young, role: 'MEMBER', patientOf: 'US-OK' })?.extensions.reason).toBe(
      'TOO_YOUNG',
    );
    expect(decide({ adult: true }, young)?.extensions.reason).toBe('NO_PROGRAMME');
  });

  it('is denied where no rule is known', () => {
    const extensions = (facts: Parameters<typeof contextOf>[0]) => decide({ adult: true }, facts)?.extensions;
    expect(extensions({ age: 30 })).toEqual({ reason: 'JURISDICTION_UNKNOWN', rule: null });
    expect(extensions({ age: 30, jurisdiction: 'US-XX' })).toEqual({ reason: 'RULE_NOT_COMPILED', rule: null });
  });
});

it('says first what a token could change', () => {
  const all: Requirement = { roles: [['MEMBER']], scopes: ['a'], adult: true, medical: true };
  const messageTo = (facts: Parameters<typeof contextOf>[0]) => decide(all, facts)?.message.split(' (')[0];
  expect(messageTo({})).toBe('This needs the role MEMBER.');
  expect(messageTo({ role: 'MEMBER' })).toBe('This needs the scope a.');
  expect(messageTo({ role: 'MEMBER', scopes: ['a'] })).toBe(
    'This is for registered patients, where they are registered.',
  );
});
