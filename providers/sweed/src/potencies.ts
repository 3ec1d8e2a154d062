import {
  type CompoundPotency,
  findAnalyte,
  type Measure,
  type ProductCategory,
  parsePotency,
  roundTo,
} from '@weedhounds/provider-terms';
import type { SweedLabTest, SweedVariant } from './product.ts';

/** Rules that read a figure as it stands. */
const plainRules = new Set(['as-stated']);

/** How far the pieces' THC together may be from the label's. */
const tolerance = 0.1;

/** What the first variant that was tested says of THC and CBD. */
export function readPotencies(
  variants: readonly SweedVariant[],
  category: ProductCategory,
  measureOf: (variant: SweedVariant) => Measure,
  repairs: string[],
): CompoundPotency[] {
  return (['thc', 'cbd'] as const).flatMap((compound) => {
    for (const variant of variants) {
      const test = variant.labTests?.[compound];
      const potency = test ? readTest(compound.toUpperCase(), test, category, measureOf(variant)) : null;
      if (potency === null) continue;
      if (!plainRules.has(potency.rule)) repairs.push(potency.rule);
      return [potency];
    }
    return [];
  });
}

function readTest(
  compound: string,
  test: SweedLabTest,
  category: ProductCategory,
  measure: Measure,
): CompoundPotency | null {
  const doseMilligrams = measure.kind === 'dose' ? measure.milligrams : null;
  if (test.value.length === 0) return null;
  const raw = { low: Math.min(...test.value), high: Math.max(...test.value), unit: test.unitAbbr ?? null };
  const potency = parsePotency(raw, { category, doseMilligrams });
  if (potency === null) return null;
  const whole = { compound, analyteId: findAnalyte(compound)?.id ?? null, ...potency };
  const pieces = measure.kind === 'dose' ? (measure.count ?? 1) : 1;
  if (doseMilligrams === null || pieces === 1 || potency.unit !== 'MILLIGRAM') return whole;
  const isOfPiece =
    compound === 'THC' && Math.abs(potency.high * pieces - doseMilligrams) <= tolerance * doseMilligrams;
  if (!isOfPiece) return whole;
  return {
    ...whole,
    low: roundTo(potency.low * pieces, 4),
    high: roundTo(potency.high * pieces, 4),
    rule: 'milligrams-of-one-piece',
  };
}
