import { parseNumber } from '@weedhounds/provider-terms';

/** What one cell says of its analyte. */
export type Cell =
  | { status: 'DETECTED'; value: number; rule: string }
  | { status: 'NOT_DETECTED' | 'NOT_TESTED'; value: null; rule: string };

/**
 * Reads a result's cell; undefined when it holds neither a quantity nor one of the laboratory's signs.
 *
 * What the signs mean, from the file itself: terpenes are `ND` or a number, never 0, and blank in all 23 columns where no
 * panel was run (a single blank among them is a result that was not reported). Cannabinoids are never `ND`; below what
 * the method can see they are 0, and blank where there was no panel or where a newer analyte was not yet on it. `-`
 * stands only for a total that was not made.
 */
export function readCell(raw: string): Cell | undefined {
  const text = raw.trim();
  if (text === '' || text === '-') return { status: 'NOT_TESTED', value: null, rule: 'blank-is-not-tested' };
  if (/^nd$/i.test(text)) return { status: 'NOT_DETECTED', value: null, rule: 'nd-is-not-detected' };
  const value = parseNumber(text);
  if (value === null) return undefined;
  if (value === 0) return { status: 'NOT_DETECTED', value: null, rule: 'zero-is-not-detected' };
  return { status: 'DETECTED', value, rule: 'number' };
}

/** Reads a total; null when none was made, undefined when it is no quantity. A per cent sign is the column's unit again. */
export function readTotal(raw: string): number | null | undefined {
  const text = raw.trim().replace(/\s*%$/, '');
  if (text === '' || text === '-') return null;
  return parseNumber(text) ?? undefined;
}
