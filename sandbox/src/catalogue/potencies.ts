import {
  type CompoundPotency,
  findAnalyte,
  type Measure,
  type ProductCategory,
  parsePotency,
  roundTo,
} from '@weedhounds/provider-terms';
import type { StrainEntry } from './entries.ts';
import type { ProductKind } from './products.ts';
import type { Random } from './random.ts';

/** Medians for a strain of which nothing was measured, percent by mass. */
const usual = { totalThc: 20, totalCbd: 0.1 };

/** How far a batch strays from its strain's median, as a share of it. */
const spread = 0.15;

/** Terpenes that a flower's label names. */
const namedTerpenes = 3;

/** Draws what a label says: THC and CBD about the strain's medians, and of flower its leading terpenes; or the dose. */
export function drawPotencies(
  kind: ProductKind,
  strain: StrainEntry,
  measure: Measure | null,
  random: Random,
): CompoundPotency[] {
  if (kind.thc === 'dose') {
    const dose = measure?.kind === 'dose' ? measure.milligrams : 0;
    return state('THC', 'thc', dose, 'mg', kind.category);
  }
  const chemotype = strain.profile?.chemotype ?? usual;
  const thc = kind.thc === 'of-strain' ? about(chemotype.totalThc, random) : random.between(...kind.thc);
  const cbd = about(chemotype.totalCbd, random);
  const leading =
    kind.category === 'FLOWER' ? Object.entries(strain.profile?.terpenes ?? {}).slice(0, namedTerpenes) : [];
  return [
    ...state('THC', 'thc', thc, '%', kind.category),
    ...state('CBD', 'cbd', cbd, '%', kind.category),
    ...leading.flatMap(([id, [median]]) =>
      state(findAnalyte(id)?.name ?? id, id, about(median, random), '%', kind.category),
    ),
  ];
}

function about(median: number, random: Random): number {
  return median * random.between(1 - spread, 1 + spread);
}

function state(
  compound: string,
  analyteId: string,
  amount: number,
  unit: string,
  category: ProductCategory,
): CompoundPotency[] {
  const figure = roundTo(amount, 2);
  const potency = parsePotency({ low: figure, high: figure, unit, text: `${figure}${unit}` }, { category });
  return potency ? [{ compound, analyteId, ...potency }] : [];
}
