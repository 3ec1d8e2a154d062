import { describe, expect, it } from 'vitest';
import { analytes, findAnalyte } from './analytes.ts';

/** The last digit of a CAS number is the sum of the others, each times its place from the right, modulo 10. */
function hasValidCheckDigit(cas: string): boolean {
  const digits = [...cas.replaceAll('-', '')].map(Number).reverse();
  const [check, ...rest] = digits;
  return rest.reduce((sum, digit, index) => sum + digit * (index + 1), 0) % 10 === check;
}

describe('the analyte table', () => {
  it('holds 39 terpenes and 15 cannabinoids, each once', () => {
    const kinds = analytes.map((analyte) => analyte.kind);
    expect(new Set(analytes.map((analyte) => analyte.id)).size).toBe(54);
    expect(kinds.filter((kind) => kind === 'TERPENE')).toHaveLength(39);
    expect(kinds.filter((kind) => kind === 'CANNABINOID')).toHaveLength(15);
  });

  it('gives every analyte a CAS number with a valid check digit', () => {
    expect(analytes.filter((analyte) => !hasValidCheckDigit(analyte.cas))).toEqual([]);
  });

  it('holds a whole row', () => {
    expect(analytes.find((analyte) => analyte.id === 'beta-caryophyllene')).toEqual({
      id: 'beta-caryophyllene',
      name: 'β-Caryophyllene',
      kind: 'TERPENE',
      cas: '87-44-5',
      boilingPoint: { low: 262, high: 262 },
      aroma: ['pepper', 'spice', 'wood'],
      synonyms: ['caryophyllene', 'trans-caryophyllene', 'b-caryophyllene', 'BCP', 'tr_BCP'],
      usualRange: { p5: 0.05, median: 0.254, p95: 0.807, sampleCount: 6407 },
      note: 'boiling point approximate; 119-130 C in popular charts is a reduced-pressure value',
    });
  });

  it.each([
    ['β-Myrcene', 'beta-myrcene'],
    ['b_myrcene', 'beta-myrcene'],
    ['MYRCENE', 'beta-myrcene'],
    ['THC-A', 'thca'],
    ['THC-D9 (Delta 9–tetrahydrocannabinol)', 'thc'],
    ['CBG (Cannabigerol)', 'cbg'],
    ['Δ3-Carene', 'delta-3-carene'],
    ['1,8-Cineole', 'eucalyptol'],
  ])('finds %s as %s', (name, id) => {
    expect(findAnalyte(name)?.id).toBe(id);
  });

  it('finds no analyte by a name of none', () => {
    expect(findAnalyte('CBT')).toBeUndefined();
    expect(findAnalyte('(nothing)')).toBeUndefined();
  });

  it('gives no two analytes one name', () => {
    const names = analytes.flatMap((analyte) => [analyte.name, ...analyte.synonyms].map((name) => [name, analyte.id]));
    expect(names.filter(([name, id]) => findAnalyte(name ?? '')?.id !== id)).toEqual([]);
  });
});
