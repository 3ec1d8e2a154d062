import { findAnalyte } from './analytes.ts';
import { isDosed } from './parse-measure.ts';
import { parseNumber } from './parse-number.ts';
import { type PotencyContext, parsePotency } from './parse-potency.ts';
import type { CompoundPotency, Potency } from './types.ts';

/** A strength of one compound as a provider's fields have it. */
export interface RawCompound {
  /** `THC`, `CBG (Cannabigerol)`. */
  compound: string;
  /** `22.4`, `"22.4"`, `18.00 − 24.00 %`. */
  value: string | number | null | undefined;
  /** Null where the provider states none. */
  unit: string | null;
}

/** Rules that read a figure as it stands: no repair. */
const plainRules = new Set(['as-stated', 'read-from-text', 'below-limit-of-label']);

/** How far a label's dose and a laboratory's figure lie apart at most. */
const tolerance = 0.2;

/**
 * Reads the strength of one compound and adds the repairs that took. Null where nothing usable is said; 0, which on menus
 * means unknown, and what cannot be read are left out by name.
 */
export function readCompound(raw: RawCompound, context: PotencyContext, repairs: string[]): CompoundPotency | null {
  const { compound, value, unit } = raw;
  if (value === null || value === undefined || value === '') return null;
  const figure = typeof value === 'number' ? value : parseNumber(value);
  if (figure === 0) {
    repairs.push('zero-potency-is-unknown');
    return null;
  }
  const potency = parsePotency(
    figure === null ? { text: withUnit(String(value), unit), unit } : { low: figure, high: figure, unit },
    context,
  );
  if (potency === null || (potency.unit === 'MILLIGRAM_PER_GRAM' && potency.high > 1000)) {
    repairs.push('unusable-potency-left-out');
    return null;
  }
  const analyteId = findAnalyte(compound)?.id ?? null;
  const read = analyteId === 'thc' ? againstDose(potency, context.doseMilligrams ?? null) : potency;
  if (!plainRules.has(read.rule)) repairs.push(read.rule);
  return { compound, analyteId, ...read };
}

/** Milligrams of THC that are a hundred times the dose on the label are that dose. */
function againstDose(potency: Potency, dose: number | null): Potency {
  const { low, high, unit } = potency;
  const isHundredfold = unit === 'MILLIGRAM' && dose !== null && Math.abs(high / 100 - dose) <= tolerance * dose;
  return isHundredfold ? { ...potency, low: low / 100, high: high / 100, rule: 'hundredfold-of-dose' } : potency;
}

/**
 * Reads the strengths of one product, as `readCompound` each. Where one percentage is over 100 all of them are off by the same factor,
 * which nothing tells: all are left out, also those that would pass for what they are not (0.6 % CBD as 60 %).
 */
export function readCompounds(
  raws: readonly RawCompound[],
  context: PotencyContext,
  repairs: string[],
): (CompoundPotency | null)[] {
  const areOff = !isDosed(context.category) && raws.some((raw) => raw.unit === '%' && largestIn(raw.value) > 100);
  return raws.map((raw) => readCompound(areOff && raw.unit === '%' ? { ...raw, unit: null } : raw, context, repairs));
}

function largestIn(value: RawCompound['value']): number {
  return Math.max(0, ...(String(value ?? '').match(/\d+(\.\d+)?/g) ?? []).map(Number));
}

/** The strengths with each compound once: the first that something is said of. */
export function firstOfEach(potencies: readonly (CompoundPotency | null)[]): CompoundPotency[] {
  const byCompound = new Map<string, CompoundPotency>();
  for (const potency of potencies) {
    if (potency === null) continue;
    const key = potency.analyteId ?? potency.compound;
    if (!byCompound.has(key)) byCompound.set(key, potency);
  }
  return [...byCompound.values()];
}

function withUnit(text: string, unit: string | null): string {
  return /[\d.]\s*$/.test(text) ? `${text} ${unit ?? ''}`.trim() : text;
}
