import type { JurisdictionRecord } from '@weedhounds/dispensary';
import table from '../../../sandbox/src/catalogue/jurisdictions.json' with { type: 'json' };

const rows = table as readonly JurisdictionRecord[];

/** Somewhere a viewer or a shop can be. */
export interface Place {
  title: string;
  /** ISO 3166-2; null for a viewer who does not say. */
  code: string | null;
  /** What is compiled of it; undefined where nothing is. */
  rule?: JurisdictionRecord;
}

/** A row of the table, with what is to be otherwise. */
function asCompiled(title: string, code: string, change: Partial<JurisdictionRecord> = {}): Place {
  const row = rows.find((one) => one.code === code);
  if (!row) throw new Error(`The table must have a row for ${code}.`);
  return { title, code, rule: { ...row, ...change } };
}

const cited = { confidence: 'A', source: 'An invented statute' } as const;

/** Of every programme, of every kind of rule: as the table has them, and better or worse than that where it has none such. */
export const places: readonly Place[] = [
  asCompiled('adult use from 21', 'US-CO'),
  asCompiled('adult use from 21, elsewhere', 'US-NJ'),
  asCompiled('adult use from 18', 'CA-AB'),
  asCompiled('adult use from 19', 'CA-ON'),
  asCompiled('adult use from 21, confidence B', 'CA-QC'),
  asCompiled('adult use, confidence C', 'US-OR'),
  asCompiled('adult use, uncited', 'US-WA'),
  asCompiled('adult use, no age', 'US-MT', { minimumAge: null }),
  asCompiled('medical use', 'US-OK'),
  asCompiled('medical use, elsewhere', 'US-FL'),
  asCompiled('medical use, confidence C', 'US-PA'),
  asCompiled('medical use, uncited', 'US-MS', { confidence: 'B', source: null }),
  asCompiled('low THC, confidence C', 'US-TX'),
  asCompiled('low THC, cited', 'US-GA', cited),
  asCompiled('no programme, confidence C', 'US-ID'),
  asCompiled('no programme, cited', 'US-KS', cited),
  asCompiled('no programme yet', 'US-VA'),
  { title: 'not in the table', code: 'US-GU' },
];

/** Viewers may also not say where they are. */
export const nowhere: Place = { title: 'nowhere said', code: null };
