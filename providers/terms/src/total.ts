import type { LabResult } from './types.ts';

/** Mass of THC left when THCA loses its carboxyl group: 314.45 / 358.47, the ratio of molar masses. The same for CBD. */
const decarboxylation = 0.877;

export type Chemotype = 'I' | 'II' | 'III';

/**
 * Total THC of a sample in percent by mass: THC + 0.877·THCA. A laboratory that heats its samples (GC) reports the total
 * as THC and leaves THCA untested: then THC is the total already. Null when neither was tested or the unit is another.
 */
export function totalThc(results: readonly LabResult[]): number | null {
  return total(results, 'thc', 'thca');
}

/** Total CBD of a sample in percent by mass, as `totalThc`. */
export function totalCbd(results: readonly LabResult[]): number | null {
  return total(results, 'cbd', 'cbda');
}

function total(results: readonly LabResult[], neutralId: string, acidId: string): number | null {
  const neutral = percentOf(results, neutralId);
  const acid = percentOf(results, acidId);
  if (neutral === null && acid === null) return null;
  return (neutral ?? 0) + decarboxylation * (acid ?? 0);
}

/** What was not detected counts as 0 in a total: it is below the laboratory's limit, and a total needs a number. */
function percentOf(results: readonly LabResult[], analyteId: string): number | null {
  const result = results.find((candidate) => candidate.analyteId === analyteId);
  if (!result || result.status === 'NOT_TESTED' || result.unit !== 'PERCENT') return null;
  return result.value ?? 0;
}

/**
 * Chemotype by total THC to total CBD: I over 5, II from 0.2 to 5, III under 0.2. A common convention; papers differ on
 * the cut-offs. Null when either is unknown or both are 0.
 */
export function chemotypeOf(thc: number | null, cbd: number | null): Chemotype | null {
  if (thc === null || cbd === null || (thc === 0 && cbd === 0)) return null;
  const ratio = thc / cbd;
  if (ratio > 5) return 'I';
  return ratio < 0.2 ? 'III' : 'II';
}
