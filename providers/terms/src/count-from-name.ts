import type { Measure } from './types.ts';

/** Adds the number of pieces that a name gives and its label does not: `(5 Pack)`, `[10pk]`, `(10 piece)`, `10pcs`. */
export function withCountFromName(measure: Measure, name: string): Measure {
  if (measure.kind === 'unknown' || measure.count !== undefined) return measure;
  const count = /\b(\d{1,3})\s*-?\s*(?:pack|pk|pcs?|pieces?)\b/i.exec(name)?.[1];
  return count === undefined || count === '0' ? measure : { ...measure, count: Number(count) };
}
