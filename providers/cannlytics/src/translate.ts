import { accept, refuse, type Translation } from '@weedhounds/ingest';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import { readAddress } from './address.ts';
import { readDay, readLicence, readName, readServes, readWebsite } from './fields.ts';
import { isPlaceholder, readLocation } from './location.ts';
import type { RetailerRow } from './row.ts';
import { findState, timeZoneOf } from './states.ts';

/** Translates one row of the table of licensed retailers. */
export function translateRetailer(row: RetailerRow): Translation<RetailerRecord> {
  const repairs: string[] = [];
  const state = findState(row.state);
  if (!state) return refuse('a state we have no facts of', row.state);
  if (/laborator/i.test(row.license_type)) return refuse('a laboratory, not a shop', row.business_dba_name);
  const name = readName(row.business_dba_name, repairs);
  if (name === null) return refuse('no name', `licence "${row.license_number}", ${row.street}, ${row.city}`);

  const hasPlace = !isPlaceholder(row);
  if (!hasPlace) repairs.push('placeholder-address-left-out');
  const address = hasPlace ? readAddress(row, state.name, repairs) : null;
  const location = hasPlace ? readLocation(row, state, address?.postalCode ?? null, repairs) : null;
  const hasAddress = address !== null && Object.values(address).some((part) => part !== null);
  const licence = readLicence(row, repairs);
  const record: RetailerRecord = {
    sourceKey: keyOf(row.state, name, licence?.number ?? null, address),
    name,
    jurisdiction: `US-${row.state}`,
    licence,
    serves: readServes(row, repairs),
    address: hasAddress ? address : null,
    location,
    timeZone: timeZoneOf(state, address?.city ?? null, address?.county ?? null),
    openingHours: null,
    website: readWebsite(row.business_website, repairs),
    source: { name: 'Cannlytics', terms: 'CC BY 4.0', refreshedOn: readDay(row.data_refreshed) },
    isDemonstration: false,
  };
  return accept(record, repairs);
}

/**
 * What tells a shop from all others: licence and street, since some states give one licence to all shops of a company;
 * without a licence, name, street and city.
 */
function keyOf(state: string, name: string, licence: string | null, address: RetailerRecord['address']): string {
  const { street = null, city = null } = address ?? {};
  const parts = licence === null ? ['', name, street, city] : [licence, street];
  return [state, ...parts.map((part) => (part ?? '').toLowerCase())].join('/');
}
