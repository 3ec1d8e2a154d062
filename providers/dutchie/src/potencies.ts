import { type CompoundPotency, findAnalyte, type PotencyContext, parsePotency } from '@weedhounds/provider-terms';
import type { DutchieProduct, RawCompound } from './product.ts';

/** A product's strengths with the names of the repairs that reading them took. */
export interface Potencies {
  potencies: CompoundPotency[];
  repairs: string[];
}

/** Rules that read a figure as it stands. */
const plainRules = new Set(['as-stated', 'read-from-text', 'below-limit-of-label']);

/** Units a thousandth apart are told apart by a factor of ten in their figures; labels and laboratories differ by less. */
const tolerance = 0.2;

/** Reads what a product says of its strength: the headline figures first, then its cannabinoids, then its terpenes. */
export function readPotencies(product: DutchieProduct, context: PotencyContext): Potencies {
  const repairs: string[] = [];
  const headlines = product.potencies.flatMap((raw) => readOne(raw, context, repairs));
  const laboratory = [...product.cannabinoids, ...product.terpenes];
  const areMislabelled = saysPercentInMilligrams(product, headlines);
  if (areMislabelled) repairs.push('milligrams-per-gram-equal-to-percent-are-percent');
  const listed = laboratory.flatMap((raw) => {
    const isMislabelled = areMislabelled && raw.unit === 'mg/g';
    return readOne(isMislabelled ? { ...raw, unit: '%' } : raw, context, repairs).map((potency) =>
      isMislabelled
        ? {
            ...potency,
            rawUnit: raw.unit,
            rawText: `${raw.low}${raw.unit}`,
            rule: 'milligrams-per-gram-equal-to-percent-are-percent',
          }
        : potency,
    );
  });
  const byCompound = new Map([...headlines, ...listed].toReversed().map((potency) => [potency.compound, potency]));
  return { potencies: [...byCompound.values()].toReversed(), repairs };
}

function readOne(raw: RawCompound, context: PotencyContext, repairs: string[]): CompoundPotency[] {
  const potency = parsePotency(raw, context);
  if (potency === null) return [];
  if (!plainRules.has(potency.rule)) repairs.push(potency.rule);
  return [{ compound: raw.name, analyteId: findAnalyte(raw.name)?.id ?? null, ...potency }];
}

/**
 * True where the laboratory's THC "in mg/g" is the headline's in per cent: a lotion of 0.1 % and "0.11 mg/g". Where both
 * are right the second is ten times the first.
 */
function saysPercentInMilligrams(product: DutchieProduct, headlines: readonly CompoundPotency[]): boolean {
  const headline = headlines.find((potency) => potency.compound === 'THC' && potency.unit === 'PERCENT');
  const listed = product.cannabinoids.find((raw) => raw.unit === 'mg/g' && findAnalyte(raw.name)?.id === 'thc');
  if (!headline || !listed) return false;
  const value = Number(listed.low);
  return Math.abs(value - headline.high) <= tolerance * headline.high;
}
