import { describe, expect, it } from 'vitest';
import { type RuleRow, reshapeJurisdictions } from './reshape-jurisdictions.ts';

function reshape(given: Partial<RuleRow>) {
  const row = {
    code: 'CO',
    name: 'Colorado',
    country: 'US',
    program: 'adult',
    min_age_adult: 21,
    flower_g: 28.3,
    concentrate_g: 8,
    edible_mg_thc: null,
    period: 'transaction',
    medical: '2 oz/day',
    confidence: 'A',
    note: '',
    source: 'a rule module',
    ...given,
  };
  return reshapeJurisdictions({ compiled: '2026-11-22', rows: [row] })[0];
}

const combinations = (note: string) => reshape({ note })?.limits.map((limit) => limit.combines);

describe('reshapeJurisdictions', () => {
  it('makes one limit of each kind of product, with null for what is not compiled', () => {
    const shared = { period: 'TRANSACTION', residency: 'ANYONE', effectiveFrom: '2026-11-22', confidence: 'A' };
    const [combines, cited] = [null, 'a rule module'];
    expect(reshape({})).toEqual({
      code: 'US-CO',
      name: 'Colorado',
      programme: 'ADULT',
      minimumAge: 21,
      medicalTerms: '2 oz/day',
      note: null,
      confidence: 'A',
      source: cited,
      compiledOn: '2026-11-22',
      limits: [
        { kind: 'FLOWER', amount: 28.3, unit: 'GRAM', combines, source: cited, ...shared },
        { kind: 'CONCENTRATE', amount: 8, unit: 'GRAM', combines, source: cited, ...shared },
        { kind: 'EDIBLE_THC', amount: null, unit: 'MILLIGRAM_THC', combines, source: cited, ...shared },
      ],
    });
  });

  it('tells California from Canada', () => {
    expect(reshape({ code: 'CA', country: 'US' })?.code).toBe('US-CA');
    expect(reshape({ code: 'CA-ON', country: 'CA' })?.code).toBe('CA-ON');
  });

  it.each([
    ['1 oz combined equivalency', ['PROPORTIONAL', 'PROPORTIONAL', 'PROPORTIONAL']],
    ['categories combine proportionally; store may NOT keep a copy', ['PROPORTIONAL', 'PROPORTIONAL', 'PROPORTIONAL']],
    ['flower and concentrate combine proportionally', ['PROPORTIONAL', 'PROPORTIONAL', null]],
    ['private; federal equivalency 1 g dried = 0.25 g concentrate', ['PROPORTIONAL', 'PROPORTIONAL', null]],
    ['5 g concentrate counts inside the ounce', [null, 'INSIDE', null]],
    ['sources give 5 or 10 g concentrate inside the 2.5 oz', [null, 'INSIDE', null]],
    ['ID scan at entry', [null, null, null]],
  ])('reads from the note "%s" how limits combine', (note, combines) => {
    expect(combinations(note)).toEqual(combines);
  });

  it('gives visitors half where the note does', () => {
    const limits = reshape({ note: 'non-residents half (30 g/5 g/500 mg)', period: 'rolling' })?.limits;
    expect(limits?.map(({ kind, amount, residency, period }) => [kind, amount, residency, period])).toEqual([
      ['FLOWER', 28.3, 'RESIDENT', 'ROLLING'],
      ['FLOWER', 14.15, 'VISITOR', 'ROLLING'],
      ['CONCENTRATE', 8, 'RESIDENT', 'ROLLING'],
      ['CONCENTRATE', 4, 'VISITOR', 'ROLLING'],
      ['EDIBLE_THC', null, 'RESIDENT', 'ROLLING'],
      ['EDIBLE_THC', null, 'VISITOR', 'ROLLING'],
    ]);
  });

  it('takes the day a limit began from the note', () => {
    expect(reshape({ note: 'since 2026-04-19 (H.5350); before: 1 oz' })?.limits[0]?.effectiveFrom).toBe('2026-04-19');
    expect(reshape({ note: 'retail since 2025-08-01' })?.limits[0]?.effectiveFrom).toBe('2026-11-22');
  });

  it.each(['medical', 'low-thc', 'none', 'none-yet'])('makes no adult limit of a programme that is %s', (program) => {
    expect(reshape({ program })?.limits).toEqual([]);
  });

  it('stops at a word it does not know', () => {
    expect(() => reshape({ period: 'fortnight' })).toThrow(
      'CO: expected one of transaction, day, rolling; got fortnight.',
    );
  });
});
