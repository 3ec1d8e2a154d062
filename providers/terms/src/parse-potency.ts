import { isDosed } from './parse-measure.ts';
import { parseNumber } from './parse-number.ts';
import type { Potency, PotencyUnit, ProductCategory } from './types.ts';

/** A strength as a provider states it: as figures, as text, or both. */
export interface RawPotency {
  low?: string | number | null;
  high?: string | number | null;
  unit?: string | null;
  /** `18.00 − 24.00 %`, `<0.1%`, `4.2mg`. Read only where there are no figures. */
  text?: string | null;
}

export interface PotencyContext {
  category: ProductCategory;
  /** THC in the package where its label states it, in mg: shows up figures whose unit cannot be. */
  doseMilligrams?: number | null;
}

interface Reading {
  low: number;
  high: number;
  unit: PotencyUnit;
  rule: string;
}

const units = new Map<string, PotencyUnit>([
  ['%', 'PERCENT'],
  ['percent', 'PERCENT'],
  ['percentage', 'PERCENT'],
  ['mg', 'MILLIGRAM'],
  ['milligrams', 'MILLIGRAM'],
  ['mg/g', 'MILLIGRAM_PER_GRAM'],
  ['milligrams_per_gram', 'MILLIGRAM_PER_GRAM'],
]);

/** Most THC a drink can hold by mass: 100 mg in a 30 ml shot is 0.33 %. */
const mostPercentInBeverage = 0.5;

/** How far below the label's dose a figure in mg must be before it is taken for a percentage. */
const doseContradiction = 20;

/**
 * Reads a potency and names the rule that did. Null where nothing usable is said: no figure, 0 (which on menus means
 * unknown), `n.d.`, no known unit, or a percentage over 100.
 *
 * Units are believed except where they cannot be: a beverage of 4.2 % is one of 4.2 mg, a percentage over 100 on a
 * dosed product is a dose, and 0.29 mg on a package labelled 100 mg is 0.29 %.
 */
export function parsePotency(raw: RawPotency, context: PotencyContext): Potency | null {
  const stated = fromFigures(raw) ?? fromText(raw.text ?? '');
  if (!stated || stated.high <= 0 || stated.low > stated.high) return null;
  const reading = correctUnit(stated, context);
  if (reading === null) return null;
  return { ...reading, rawText: rawText(raw), rawUnit: raw.unit ?? null };
}

function fromFigures(raw: RawPotency): Reading | null {
  const unit = unitOf(raw.unit ?? '');
  const low = toNumber(raw.low);
  const high = toNumber(raw.high);
  if (unit === undefined || (low === null && high === null)) return null;
  return { low: low ?? high ?? 0, high: high ?? low ?? 0, unit, rule: 'as-stated' };
}

function fromText(text: string): Reading | null {
  const plain = text.trim().toLowerCase().replace(/[−–—]/g, '-');
  const match = /^(<)?\s*([\d.,]+)\s*(?:-\s*([\d.,]+))?\s*(%|mg\/g|mg)$/.exec(plain);
  const unit = unitOf(match?.[4] ?? '');
  const first = parseNumber(match?.[2] ?? '');
  if (!match || unit === undefined || first === null) return null;
  if (match[1]) return { low: 0, high: first, unit, rule: 'below-limit-of-label' };
  const second = match[3] === undefined ? first : parseNumber(match[3]);
  return second === null ? null : { low: first, high: second, unit, rule: 'read-from-text' };
}

function correctUnit(reading: Reading, context: PotencyContext): Reading | null {
  const { category, doseMilligrams } = context;
  if (reading.unit === 'PERCENT') {
    if (category === 'BEVERAGE' && reading.high > mostPercentInBeverage) {
      return { ...reading, unit: 'MILLIGRAM', rule: 'beverage-percent-is-milligrams' };
    }
    if (reading.high <= 100) return reading;
    return isDosed(category) ? { ...reading, unit: 'MILLIGRAM', rule: 'percent-over-100-is-milligrams' } : null;
  }
  const contradictsDose = doseMilligrams != null && reading.high * doseContradiction <= doseMilligrams;
  if (reading.unit === 'MILLIGRAM' && isDosed(category) && contradictsDose) {
    return { ...reading, unit: 'PERCENT', rule: 'milligrams-far-below-dose-are-percent' };
  }
  return reading;
}

function unitOf(text: string): PotencyUnit | undefined {
  return units.get(text.trim().toLowerCase());
}

function toNumber(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return parseNumber(value);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

function rawText(raw: RawPotency): string {
  if (raw.text) return raw.text;
  const figures = raw.low === raw.high ? [raw.low] : [raw.low, raw.high];
  const present = figures.filter((figure) => figure !== null && figure !== undefined);
  return `${present.join('–')}${raw.unit ?? ''}`;
}
