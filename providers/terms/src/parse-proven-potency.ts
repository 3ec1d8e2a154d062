import { parseNumber } from './parse-number.ts';
import { type PotencyContext, parsePotency, type RawPotency } from './parse-potency.ts';
import type { Potency } from './types.ts';

/** What a context must have besides for a figure that is a hundred times off to be put right. */
export interface ProvenContext extends PotencyContext {
  /** The same strength in per cent by another figure of the same product; null where there is none. */
  provenPercent: number | null;
}

/** How far two figures of one strength differ at most: laboratories and labels round. */
const tolerance = 0.1;

/**
 * Reads a potency as `parsePotency` does; a percentage that is a hundred times too great (`2240 %`) or too small (a fraction,
 * `0.224`) is put right where another figure of the product proves it, and is otherwise believed or refused as it stands.
 */
export function parseProvenPotency(raw: RawPotency, context: ProvenContext): Potency | null {
  const { provenPercent } = context;
  const figure = figureOf(raw.high) ?? figureOf(raw.low);
  const isPercent = /^(?:%|percent|percentage)$/i.test(raw.unit?.trim() ?? '');
  if (provenPercent === null || figure === null || figure <= 0 || !isPercent) return parsePotency(raw, context);
  const factor = [0.01, 100].find((each) => Math.abs(figure * each - provenPercent) <= tolerance * provenPercent);
  if (factor === undefined) return parsePotency(raw, context);
  const scaled = parsePotency(
    { low: scale(raw.low, factor), high: scale(raw.high, factor), unit: raw.unit ?? null },
    context,
  );
  if (scaled === null) return null;
  const rawText = `${raw.low === raw.high || raw.low == null ? figure : `${raw.low}–${raw.high ?? raw.low}`}${raw.unit}`;
  return { ...scaled, rawText, rule: factor < 1 ? 'hundredfold-percent-divided' : 'fraction-is-percent' };
}

function figureOf(value: string | number | null | undefined): number | null {
  return typeof value === 'string' ? parseNumber(value) : (value ?? null);
}

function scale(value: string | number | null | undefined, factor: number): number | null {
  const figure = figureOf(value);
  return figure === null ? null : Number((figure * factor).toPrecision(12));
}
