import type { Confidence } from '@weedhounds/policy';
import { adultInColorado } from '@weedhounds/subgraph/testing';
import { expect, it } from 'vitest';
import { ruleOf } from '../testing/rules.fixture.ts';
import { createSale } from './sale.ts';

const rules = new Map(
  (['A', 'B', 'C'] as const).map((confidence) => {
    const code = `US-${confidence}`;
    return [code, ruleOf(code, { confidence })];
  }),
);
const adult = { ...adultInColorado, jurisdiction: 'US-A' };
const saleTo = (leastConfidence: Confidence, viewer = adult) => createSale({ rules, viewer, leastConfidence });

it.each([
  ['A', ['US-A']],
  ['B', ['US-A', 'US-B']],
  ['C', ['US-A', 'US-B', 'US-C']],
] as const)('goes by rules of confidence %s or better', (least, places) => {
  expect(saleTo(least).scope).toEqual({ adult: places, medical: [], unstated: places });
});

it('has an empty scope where there is no rule', () => {
  const sale = createSale({ rules: new Map(), viewer: adultInColorado, leastConfidence: 'B' });
  expect(sale.scope).toEqual({ adult: [], medical: [], unstated: [] });
});

function denialOf(assert: () => void) {
  try {
    assert();
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: object };
    return { message, extensions };
  }
  return null;
}

it('names the rule that denies, its source and the reason', () => {
  expect(denialOf(() => saleTo('B').assertMenu({ jurisdiction: 'US-C' }))).toEqual({
    message:
      'The rule of US-C has confidence C, and B is needed (source: a statute; confidence C; compiled 2026-01-01). Not legal advice.',
    extensions: {
      code: 'FORBIDDEN',
      reason: 'RULE_LOW_CONFIDENCE',
      rule: {
        jurisdiction: 'US-C',
        programme: 'ADULT',
        minimumAge: 21,
        confidence: 'C',
        source: 'a statute',
        compiledOn: '2026-01-01',
      },
    },
  });
});

it('names no rule where there is none', () => {
  expect(denialOf(() => saleTo('B').assertItem({ jurisdiction: null, serves: ['ADULT'] }))).toEqual({
    message: 'It is not known where this is. Not legal advice.',
    extensions: { code: 'FORBIDDEN', reason: 'JURISDICTION_UNKNOWN', rule: null },
  });
});
