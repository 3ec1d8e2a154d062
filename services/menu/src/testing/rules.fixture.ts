import type { JurisdictionRule } from '@weedhounds/policy';

/** A rule that can be relied on and lets adults of 21 in, but for what is given. */
export function ruleOf(code: string, given: Partial<JurisdictionRule> = {}): JurisdictionRule {
  return {
    code,
    programme: 'ADULT',
    minimumAge: 21,
    confidence: 'A',
    source: 'a statute',
    compiledOn: '2026-01-01',
    ...given,
  };
}

/** Where shops of tests are. */
export const adultPrograms = [ruleOf('US-CO'), ruleOf('US-NJ')];
