import type { DataSource, OpeningPeriodRecord, RetailerRecord } from '@weedhounds/provider-terms';
import type { JurisdictionRecord } from '../import/jurisdiction-record.ts';

export const source: DataSource = { name: 'Invented shops', terms: 'CC0 1.0', refreshedOn: '2026-11-01' };

/** A shop of which nothing is known but its name, with what the test says otherwise. */
export function shop(name: string, known: Partial<RetailerRecord> = {}): RetailerRecord {
  return {
    sourceKey: name,
    name,
    jurisdiction: 'US-CO',
    licence: null,
    serves: [],
    address: null,
    location: null,
    timeZone: null,
    openingHours: null,
    website: null,
    source,
    isDemonstration: false,
    ...known,
  };
}

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** The same hours every day of the week. */
export function daily(opensAt: string, closesAt: string): OpeningPeriodRecord[] {
  return weekdays.map((weekday) => ({ weekday, opensAt, closesAt }));
}

/** A state of which nothing is compiled, with what the test says otherwise. */
export function jurisdiction(code: string, name: string, known: Partial<JurisdictionRecord> = {}): JurisdictionRecord {
  return {
    code,
    name,
    programme: 'ADULT',
    minimumAge: null,
    medicalTerms: null,
    note: null,
    confidence: 'C',
    source: null,
    compiledOn: '2026-11-22',
    limits: [],
    ...known,
  };
}
