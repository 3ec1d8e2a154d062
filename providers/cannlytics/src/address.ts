import type { RetailerRecord } from '@weedhounds/provider-terms';
import { clean, type RetailerRow } from './row.ts';

type Address = NonNullable<RetailerRecord['address']>;

/** A part of a building, where a city should be. */
const unit =
  /^(?:(?:suites?|ste|unit|bldg|building|apt|space|upper|lower|connex|retail space|addition)\b|#|\(|[a-z]?\d+[a-z]?$|.$)/i;

/** Reads a row's address, and notes what it took to. */
export function readAddress(row: RetailerRow, stateName: string, repairs: string[]): Address {
  const { state } = row;
  const postal = readPostalCode(row.zip, repairs);
  let street = clean(row.street);
  let { postalCode } = postal;
  const inStreet = /^(.*?),? (?:[A-Z]{2}) (\d{5})$/.exec(street ?? '');
  if (inStreet && postalCode === null) {
    [, street = null, postalCode = null] = inStreet;
    repairs.push('postal-code-from-street');
  }
  if (street === stateName || /\bTITLE CERTIFICATE\b/.test(street ?? '')) {
    street = null;
    repairs.push('street-that-is-none-left-out');
  }
  let city = readCity(row.city, state, stateName);
  if (city === null && postal.name !== null && !unit.test(postal.name)) {
    city = postal.name;
    repairs.push('city-from-postal-code-column');
  } else if (city === null && clean(row.city) !== null) repairs.push('city-that-is-none-left-out');
  else if (city !== clean(row.city)) repairs.push('city-cut-from-more');
  return { street, city: spell(city, repairs), county: spell(clean(row.county), repairs), postalCode };
}

/** The city without state and postal code after it; null when a unit, a street or the state itself stands there. */
function readCity(text: string, state: string, stateName: string): string | null {
  const city = (clean(text) ?? '')
    .replace(/,? (?:USA|U\.S\.A\.)$/, '')
    .replace(new RegExp(`(?:^|,? )(?:${state}|${stateName})(?: \\d{5}(?:-\\d{4})?)?$`), '')
    .replace(/ & Unincorporated .*$/, '');
  return city === '' || unit.test(city) || /\d/.test(city) || city.includes(',') ? null : city;
}

/** A postal code as the post writes it, or what else stands in its column: in Alaska the city, one column too far. */
function readPostalCode(text: string, repairs: string[]): { postalCode: string | null; name: string | null } {
  const zip = clean(text);
  if (zip === null) return { postalCode: null, name: null };
  if (/^\d{5}(-\d{4})?$/.test(zip)) return { postalCode: zip, name: null };
  const isNumber = /^(\d{4,5})\.0$/.exec(zip);
  if (isNumber) {
    repairs.push('postal-code-was-a-number');
    return { postalCode: (isNumber[1] ?? '').padStart(5, '0'), name: null };
  }
  const nine = /^(\d{5})(\d{4})$/.exec(zip);
  if (nine) {
    repairs.push('postal-code-hyphenated');
    return { postalCode: nine[2] === '0000' ? (nine[1] ?? null) : `${nine[1]}-${nine[2]}`, name: null };
  }
  const inside = /\b\d{5}\b/.exec(zip);
  if (inside) {
    repairs.push('postal-code-cut-from-more');
    return { postalCode: inside[0], name: null };
  }
  const isName = /^[A-Za-z][A-Za-z .']{3,}$/.test(zip);
  if (!isName) repairs.push('postal-code-that-is-none-left-out');
  return { postalCode: null, name: isName ? zip : null };
}

/** `SEATTLE` and `kenai` → `Seattle`, `Kenai`. */
function spell(name: string | null, repairs: string[]): string | null {
  if (name === null || (name !== name.toUpperCase() && name !== name.toLowerCase())) return name;
  repairs.push('capitals-unified');
  return name.toLowerCase().replace(/(^|[ '-])[a-z]/g, (letter) => letter.toUpperCase());
}
