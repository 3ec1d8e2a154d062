import { join } from 'node:path';
import { runImport } from '@weedhounds/ingest';
import { analytes, chemotypeOf, type LabSampleRecord, totalCbd, totalThc } from '@weedhounds/provider-terms';
import { beforeAll, describe, expect, it } from 'vitest';
import { mcrLabs } from './index.ts';

const folder = process.env.REAL_DATA_DIR;
const terpenes = new Set(analytes.filter((analyte) => analyte.kind === 'TERPENE').map((analyte) => analyte.id));

describe.skipIf(!folder)('MCR Labs, the whole file (real data: REAL_DATA_DIR)', () => {
  const samples = new Map<string, LabSampleRecord>();
  let report: Awaited<ReturnType<typeof runImport>>;
  beforeAll(async () => {
    report = await runImport({
      source: mcrLabs.read(join(folder ?? '', 'lab_ma_mcr_results.csv')),
      translate: mcrLabs.translate,
      async store(batch) {
        const fresh = batch.filter((sample) => !samples.has(sample.sampleId));
        const before = samples.size;
        for (const sample of fresh) samples.set(sample.sampleId, sample);
        return { stored: samples.size - before, unchanged: batch.length - (samples.size - before) };
      },
    });
  });

  it('reads 7,554 rows: 7,024 samples, 519 seen before, 11 refused', () => {
    expect(report).toEqual({
      read: 7554,
      stored: 7024,
      unchanged: 519,
      repaired: {
        'isomers-summed': 2529,
        'thc-from-delta-9-column': 719,
        'strain-name-cut-from-product-name': 682,
        'unlisted-analytes-left-out': 318,
        'strain-alias-resolved': 155,
        'percent-sign-removed': 42,
        'infused-product-percent-is-milligrams': 41,
      },
      refused: { 'no analyte was tested': 11 },
    });
  });

  it('agrees with the laboratory’s own total wherever it knows every part', () => {
    const panels = [...samples.values()].map(({ sampleId, results, totalTerpenes }) => {
      const panel = results.filter((result) => terpenes.has(result.analyteId));
      const isWhole = panel.every((result) => result.status !== 'NOT_TESTED');
      return { sampleId, isWhole, totalTerpenes, sum: panel.reduce((sum, result) => sum + (result.value ?? 0), 0) };
    });
    const whole = panels.filter((panel) => panel.isWhole && panel.totalTerpenes !== null);
    const off = whole.filter(({ sum, totalTerpenes }) => Math.abs(sum - (totalTerpenes ?? 0)) > 0.06);
    expect(whole).toHaveLength(2366);
    expect(off.map((sample) => sample.sampleId)).toEqual([]);
  });

  it('finds Type I in 92 to 94 % of flower, as published', () => {
    const flower = [...samples.values()].filter((sample) => sample.productType === 'FLOWER');
    const types = flower.map(({ results }) => chemotypeOf(totalThc(results), totalCbd(results))).filter(Boolean);
    const share = types.filter((type) => type === 'I').length / types.length;
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.94);
  });
});
