import type { LabResult, LabSampleRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { columns, type McrRow } from './columns.ts';
import { translateMcrRow } from './translate.ts';

/** A flower sample whose cannabinoids and terpenes were all looked for and not found, but for what is given. */
function createRow(given: Partial<McrRow> = {}): McrRow {
  const results = columns.map((column) => [column, column.startsWith('t_') ? 'ND' : '0'] as const);
  return {
    ...(Object.fromEntries(results) as McrRow),
    sample_id: 'caa4fc',
    product_name: 'Banana Kush',
    producer_hash: '03fc5aa116',
    product_type: 'flower',
    date_tested: '2023-09-06',
    cannabinoid_units: 'percent',
    terpene_units: 'percent',
    total_cannabinoids: '27.96',
    total_terpenes: '1.45',
    c_delta_9_thc: '',
    ...given,
  };
}

function accepted(given: Partial<McrRow>): { value: LabSampleRecord; repairs: string[] } {
  const translation = translateMcrRow(createRow(given));
  if (translation.kind === 'refused') throw new Error(`refused: ${translation.reason}`);
  return translation;
}

function resultOf(given: Partial<McrRow>, analyteId: string): LabResult | undefined {
  return accepted(given).value.results.find((result) => result.analyteId === analyteId);
}

const blankCannabinoids = Object.fromEntries(columns.filter((c) => c.startsWith('c_')).map((c) => [c, '']));
const blankTerpenes = Object.fromEntries(columns.filter((c) => c.startsWith('t_')).map((c) => [c, '']));

describe('translateMcrRow', () => {
  it('translates a sample', () => {
    const { value, repairs } = accepted({ c_thca: '25.9' });
    const { results, ...sample } = value;
    expect(sample).toEqual({
      sampleId: 'caa4fc',
      productName: 'Banana Kush',
      strainName: 'Banana Kush',
      strainSlug: 'banana-kush',
      productType: 'FLOWER',
      testedOn: '2023-09-06',
      producer: '03fc5aa116',
      lab: 'MCR Labs',
      cannabinoidUnit: 'PERCENT',
      terpeneUnit: 'PERCENT',
      rawUnits: { cannabinoids: 'percent', terpenes: 'percent' },
      totalCannabinoids: 27.96,
      totalTerpenes: 1.45,
      source: { name: 'MCR Labs, by Cannlytics', terms: 'CC BY 4.0', refreshedOn: null },
    });
    expect(results).toHaveLength(36);
    expect(new Set(results.map((result) => result.analyteId)).size).toBe(36);
    expect(repairs).toEqual(['isomers-summed']);
  });

  it('keeps detected, not detected and not tested apart', () => {
    const given = { c_thca: '25.9', c_cbd: '0', t_linalool: '0.02', t_guaiol: 'ND', t_camphene: '' };
    const { results } = accepted(given).value;
    const find = (analyteId: string) => results.find((result) => result.analyteId === analyteId);
    const unit = 'PERCENT';
    expect(['thca', 'cbd', 'linalool', 'guaiol', 'camphene'].map(find)).toEqual([
      { analyteId: 'thca', status: 'DETECTED', value: 25.9, unit, raw: '25.9', rule: 'number' },
      { analyteId: 'cbd', status: 'NOT_DETECTED', value: null, unit, raw: '0', rule: 'zero-is-not-detected' },
      { analyteId: 'linalool', status: 'DETECTED', value: 0.02, unit, raw: '0.02', rule: 'number' },
      { analyteId: 'guaiol', status: 'NOT_DETECTED', value: null, unit, raw: 'ND', rule: 'nd-is-not-detected' },
      { analyteId: 'camphene', status: 'NOT_TESTED', value: null, unit, raw: '', rule: 'blank-is-not-tested' },
    ]);
  });

  it('reads THC from whichever of its two columns is filled', () => {
    expect(resultOf({ c_thc: '0.56' }, 'thc')).toMatchObject({ status: 'DETECTED', value: 0.56 });
    const fromDelta9 = { c_thc: '', c_delta_9_thc: '9.16' };
    expect(resultOf(fromDelta9, 'thc')).toMatchObject({ status: 'DETECTED', value: 9.16 });
    expect(accepted(fromDelta9).repairs).toContain('thc-from-delta-9-column');
    expect(resultOf({ c_thc: '0', c_delta_9_thc: '0' }, 'thc')).toMatchObject({ status: 'NOT_DETECTED' });
    expect(resultOf({ c_thc: '', c_delta_9_thc: '' }, 'thc')).toMatchObject({ status: 'NOT_TESTED' });
  });

  it.each([
    ['0.02', '0.03', 'DETECTED', 0.05],
    ['0.1', '0.2', 'DETECTED', 0.3],
    ['0.02', 'ND', 'DETECTED', 0.02],
    ['ND', 'ND', 'NOT_DETECTED', null],
    ['0.02', '', 'NOT_TESTED', null],
    ['', '', 'NOT_TESTED', null],
  ])('sums cis- and trans-nerolidol of "%s" and "%s" to %s %s', (cis, trans, status, value) => {
    expect(resultOf({ t_cis_nerolidol: cis, t_trans_nerolidol: trans }, 'nerolidol')).toEqual({
      analyteId: 'nerolidol',
      status,
      value,
      unit: 'PERCENT',
      raw: `t_cis_nerolidol=${cis} + t_trans_nerolidol=${trans}`,
      rule: 'isomers-summed',
    });
  });

  it('reads an infused product’s "percent" as milligrams a serving and its name as no strain', () => {
    const given = { product_type: 'mip', product_name: '2000mg Tincture', c_cbd: '2064.0', total_terpenes: '0.11%' };
    const { value, repairs } = accepted(given);
    expect(value).toMatchObject({
      productType: 'INFUSED',
      strainName: null,
      strainSlug: null,
      cannabinoidUnit: 'MILLIGRAM_PER_SERVING',
      rawUnits: { cannabinoids: 'percent' },
      totalTerpenes: 0.11,
    });
    expect(repairs).toEqual(['infused-product-percent-is-milligrams', 'isomers-summed', 'percent-sign-removed']);
  });

  it('cuts the strain out of a product’s name and leads an alias to its strain', () => {
    const { value, repairs } = accepted({ product_name: 'GG4 Shatter', product_type: 'concentrate' });
    expect(value).toMatchObject({ strainName: 'GG4', strainSlug: 'gorilla-glue-4', productType: 'CONCENTRATE' });
    expect(repairs).toEqual(expect.arrayContaining(['strain-name-cut-from-product-name', 'strain-alias-resolved']));
  });

  it('reads "-" as a total that was not made', () => {
    expect(accepted({ total_terpenes: '-', total_cannabinoids: '' }).value).toMatchObject({
      totalTerpenes: null,
      totalCannabinoids: null,
    });
  });

  it('says when it leaves out a cannabinoid our table does not know, or a day that is none', () => {
    expect(accepted({ c_cbt: '0.2' }).repairs).toContain('unlisted-analytes-left-out');
    expect(accepted({ date_tested: '2023-02-30' })).toMatchObject({
      value: { testedOn: null },
      repairs: expect.arrayContaining(['unreadable-date-left-out']),
    });
  });

  it.each<[string, string, Partial<McrRow>]>([
    ['a row without any result', 'no analyte was tested', { ...blankCannabinoids, ...blankTerpenes }],
    ['a cell that is no quantity', 'a result that cannot be read', { t_linalool: '<LOQ' }],
    ['a negative quantity', 'a result that cannot be read', { c_cbd: '-3' }],
    ['two different figures for THC', 'a result that cannot be read', { c_thc: '1', c_delta_9_thc: '2' }],
    ['flower of 127 % THCA', 'more than 100 percent', { c_thca: '127' }],
    ['a product type we do not know', 'unknown product type', { product_type: 'vape' }],
    ['a unit we do not know', 'unknown unit', { cannabinoid_units: 'ppm' }],
    ['a row without a product name', 'no sample id or no product name', { product_name: ' ' }],
    ['a total that is no quantity', 'a total that cannot be read', { total_cannabinoids: 'n/a' }],
  ])('refuses %s', (_, reason, given) => {
    expect(translateMcrRow(createRow(given))).toMatchObject({ kind: 'refused', reason });
  });
});
