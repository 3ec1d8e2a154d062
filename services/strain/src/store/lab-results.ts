import type { LabResultRow } from './rows.ts';

/**
 * A result as it is stored: analyte's slug, status, value, unit, raw text. All results of a sample are one JSON column:
 * they are only ever read together, 43 rows a sample would be 43 times the rows, and what is asked across samples is kept in
 * the tables of profiles.
 */
type StoredResult = [
  slug: string,
  status: LabResultRow['status'],
  value: number | null,
  unit: LabResultRow['unit'],
  raw: string,
];

export function encodeResults(results: readonly LabResultRow[]): StoredResult[] {
  return results.map(({ analyteSlug, status, value, unit, raw }) => [analyteSlug, status, value, unit, raw]);
}

/** @param stored the column, parsed */
export function decodeResults(stored: unknown): LabResultRow[] {
  return (stored as StoredResult[]).map(([analyteSlug, status, value, unit, raw]) => ({
    analyteSlug,
    status,
    value,
    unit,
    raw,
  }));
}
