import { analytes, type LabSampleRecord, roundTo, totalCbd, totalThc } from '@weedhounds/provider-terms';
import type { ProfileEntry, TerpeneFigures } from '../entries.ts';
import { median, quantile } from './statistics.ts';

const terpenes = analytes.filter((analyte) => analyte.kind === 'TERPENE').map((analyte) => analyte.id);

/** Decimals of every figure: laboratories state two, quartiles fall between. */
const decimals = 3;

/** True for a flower sample of which at least one terpene was tested. */
export function hasTerpenePanel(sample: LabSampleRecord): boolean {
  const tested = sample.results.filter((result) => result.status !== 'NOT_TESTED');
  return sample.productType === 'FLOWER' && tested.some((result) => terpenes.includes(result.analyteId));
}

/**
 * Statistics over a strain's flower samples; null when none had its terpenes tested. A terpene that was tested and not
 * detected counts as 0; samples not tested for it do not count.
 */
export function profileOf(flower: readonly LabSampleRecord[]): ProfileEntry | null {
  const samples = flower.filter(hasTerpenePanel);
  if (samples.length === 0) return null;
  const figures = terpenes.flatMap((id) => figuresOf(id, samples));
  figures.sort(([a, [m]], [b, [n]]) => n - m || (a < b ? -1 : 1));
  return {
    samples: samples.length,
    producers: new Set(samples.map((sample) => sample.producer)).size,
    terpenes: Object.fromEntries(figures),
    chemotype: chemotypeOf(flower),
  };
}

function figuresOf(id: string, samples: readonly LabSampleRecord[]): [string, TerpeneFigures][] {
  const results = samples.flatMap((sample) => sample.results.filter((result) => result.analyteId === id));
  const tested = results.filter((result) => result.status !== 'NOT_TESTED');
  if (tested.length === 0) return [];
  const sorted = tested.map((result) => result.value ?? 0).sort((a, b) => a - b);
  const [middle, lower, upper] = [0.5, 0.25, 0.75].map((share) => roundTo(quantile(sorted, share), decimals));
  const detected = tested.filter((result) => result.status === 'DETECTED').length;
  return [[id, [middle ?? 0, lower ?? 0, upper ?? 0, detected, tested.length]]];
}

function chemotypeOf(flower: readonly LabSampleRecord[]): ProfileEntry['chemotype'] {
  const totals = flower.flatMap(({ results }) => {
    const [thc, cbd] = [totalThc(results), totalCbd(results)];
    return thc === null || cbd === null ? [] : [{ thc, cbd }];
  });
  if (totals.length === 0) return null;
  return {
    totalThc: roundTo(median(totals.map(({ thc }) => thc)), decimals),
    totalCbd: roundTo(median(totals.map(({ cbd }) => cbd)), decimals),
    samples: totals.length,
  };
}
