import { chemotypeOf } from '@weedhounds/provider-terms';
import type { ChemotypeRow } from '../store/rows.ts';
import { median } from './quantile.ts';

/** A sample's totals in percent by mass; null where they are unknown. */
export interface SampleTotals {
  totalThc: number | null;
  totalCbd: number | null;
}

/**
 * The chemotype of the median totals over the samples that state both.
 *
 * @returns null when no sample states both, or both medians are 0
 */
export function summariseChemotype(samples: readonly SampleTotals[]): ChemotypeRow | null {
  const both = samples.flatMap(({ totalThc, totalCbd }) =>
    totalThc === null || totalCbd === null ? [] : [{ totalThc, totalCbd }],
  );
  if (both.length === 0) return null;
  const totalThc = median(both.map((sample) => sample.totalThc));
  const totalCbd = median(both.map((sample) => sample.totalCbd));
  const chemotype = chemotypeOf(totalThc, totalCbd);
  return chemotype && { chemotype, totalThc, totalCbd, sampleCount: both.length };
}
