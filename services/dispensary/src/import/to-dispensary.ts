import { parseClockTime, type WeeklyPeriod, weekdayNumber } from '@weedhounds/hours';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { nameKey } from '../store/name-key.ts';
import type { DispensaryRow } from '../store/rows.ts';
import { fingerprint } from './fingerprint.ts';

/** A shop as it is to be stored, but for its slug. */
export interface NewDispensary {
  row: Omit<DispensaryRow, 'slug'>;
  openingPeriods: WeeklyPeriod[];
}

/** The id of the shop that a record is about: the same in every import of the same source. */
export function dispensaryIdOf({ source, sourceKey }: Pick<RetailerRecord, 'source' | 'sourceKey'>): string {
  return createId('dsp', source.name, sourceKey);
}

/**
 * The rows for a record.
 *
 * @throws TypeError when the record breaks its own conventions: a defect of whoever made it
 */
export function toDispensary(record: RetailerRecord): NewDispensary {
  const { name, jurisdiction, licence, address, location, timeZone, website, source, isDemonstration } = record;
  if (timeZone !== null) assertTimeZone(timeZone);
  const openingPeriods = (record.openingHours ?? []).map(({ weekday, opensAt, closesAt }) => ({
    weekday: weekdayNumber(weekday),
    opensAt: parseClockTime(opensAt),
    closesAt: parseClockTime(closesAt),
  }));
  const row = {
    id: dispensaryIdOf(record),
    name,
    nameKey: nameKey(name),
    jurisdictionCode: jurisdiction,
    licenceNumber: licence?.number ?? null,
    licenceType: licence?.type ?? null,
    licenceStatus: licence?.status ?? null,
    licenceExpiresOn: toDate(licence?.expiresOn),
    serves: [...new Set(record.serves)].sort(),
    street: address?.street ?? null,
    city: address?.city ?? null,
    county: address?.county ?? null,
    postalCode: address?.postalCode ?? null,
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    timeZone,
    hasOpeningHours: record.openingHours !== null,
    website,
    source: source.name,
    terms: source.terms,
    refreshedOn: toDate(source.refreshedOn),
    isDemonstration,
  };
  return { row: { ...row, fingerprint: fingerprint([row, openingPeriods]) }, openingPeriods };
}

function toDate(day: string | null | undefined): Date | null {
  return day === null || day === undefined ? null : new Date(`${day}T00:00:00Z`);
}

/** PostgreSQL reads a name such as `+05:00` with the opposite sign, so only names that begin with a letter are let through. */
function assertTimeZone(name: string): void {
  if (/^[A-Za-z]/.test(name) && isKnownToIntl(name)) return;
  throw new TypeError(`A time zone must be a name in the IANA database; got ${JSON.stringify(name)}.`);
}

function isKnownToIntl(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
