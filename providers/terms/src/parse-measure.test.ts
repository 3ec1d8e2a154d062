import { describe, expect, it } from 'vitest';
import { parseMeasure } from './parse-measure.ts';

describe('parseMeasure', () => {
  it('reads .1g on an edible as a dose of 100 mg THC', () => {
    expect(parseMeasure('.1g', 'EDIBLE')).toEqual({ kind: 'dose', milligrams: 100, rule: 'weight-label-is-dose' });
  });

  it('reads .1g on flower as a weight', () => {
    expect(parseMeasure('.1g', 'FLOWER')).toEqual({ kind: 'weight', grams: 0.1, rule: 'grams' });
  });

  it.each([
    ['0.025g', 'EDIBLE', { kind: 'dose', milligrams: 25, rule: 'weight-label-is-dose' }],
    ['100mg', 'CAPSULE', { kind: 'dose', milligrams: 100, rule: 'milligrams-are-dose' }],
    ['10x10mg', 'EDIBLE', { kind: 'dose', milligrams: 100, count: 10, rule: 'milligrams-are-dose' }],
    ['1g', 'TOPICAL', { kind: 'dose', milligrams: 1000, rule: 'weight-label-is-dose' }],
    ['60g', 'EDIBLE', { kind: 'weight', grams: 60, rule: 'grams' }],
    ['500mg', 'VAPORIZER', { kind: 'weight', grams: 0.5, rule: 'milligrams' }],
    ['5x0.5g', 'PRE_ROLL', { kind: 'weight', grams: 2.5, count: 5, rule: 'pack-of-grams' }],
    ['N/A', 'EDIBLE', { kind: 'unknown', rule: 'no-measure-in-label' }],
    ['each', 'ACCESSORY', { kind: 'unknown', rule: 'no-measure-in-label' }],
  ] as const)('reads %s of %s', (label, category, measure) => {
    expect(parseMeasure(label, category)).toEqual(measure);
  });
});
