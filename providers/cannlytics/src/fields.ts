import type { MarketUse, RetailerRecord } from '@weedhounds/provider-terms';
import { clean, type RetailerRow } from './row.ts';

/** The shop's name; New York marks owners with an asterisk. Null when there is none. */
export function readName(text: string, repairs: string[]): string | null {
  const name = clean(text);
  const bare = name?.replace(/\s*\*\.?$/, '') || null;
  if (bare !== name) repairs.push('name-mark-removed');
  return bare;
}

/** What stands in the number's column where no number was given. */
const noNumber = /^(premises license|provisionally licensed)/i;

export function readLicence(row: RetailerRow, repairs: string[]): RetailerRecord['licence'] {
  const number = clean(row.license_number);
  if (number === null) return null;
  if (noNumber.test(number)) {
    repairs.push('licence-number-that-is-none-left-out');
    return null;
  }
  const expiresOn = readDay(row.expiration_date);
  if (expiresOn === null && row.expiration_date !== '') {
    // Arizona's columns are shifted: the owner's name stands here.
    repairs.push('expiry-that-is-no-date-left-out');
  }
  return { number, type: clean(row.license_type), status: clean(row.license_status), expiresOn };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day from `2024-03-23`, `3/23/2024` or JavaScript's `Sat Mar 23 2024 04:00:00 GMT-0400 (…)`; null from anything else. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const script = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4})\b/.exec(text);
  let parts: (string | number | undefined)[] = [];
  if (iso) parts = [iso[1], iso[2], iso[3]];
  else if (american) parts = [american[3], american[1], american[2]];
  else if (script) parts = [script[3], months.indexOf(script[1] ?? '') + 1, script[2]];
  const [year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day));
  const isReal = date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/**
 * Whom a shop may sell to, by its designation; where that names no use (Arizona lists activities there, New York and
 * Massachusetts nothing), by a licence that only shops for adults get: New York's CAURD, Massachusetts' Marijuana
 * Retailer, Arizona's Marijuana Establishment. Empty when neither says.
 */
export function readServes(row: RetailerRow, repairs: string[]): MarketUse[] {
  const designation = row.license_designation.toLowerCase();
  const uses: MarketUse[] = [];
  if (/adult/.test(designation)) uses.push('ADULT');
  if (/medic/.test(designation)) uses.push('MEDICAL');
  if (uses.length > 0) return uses;
  const isForAdults = /CAURD/.test(row.license_number) || /^Marijuana (Retailer|Establishment)$/.test(row.license_type);
  if (!isForAdults) return [];
  repairs.push('use-from-licence');
  return ['ADULT'];
}

/** The website as an absolute address; null when the text is none. */
export function readWebsite(text: string, repairs: string[]): string | null {
  const address = clean(text);
  if (address === null) return null;
  const hasScheme = /^https?:\/\//i.test(address);
  const absolute = hasScheme ? address : `https://${address}`;
  const isAddress = !/\s/.test(address) && URL.canParse(absolute) && /\.[a-z]{2,}$/i.test(new URL(absolute).hostname);
  if (!isAddress) {
    repairs.push('website-that-is-none-left-out');
    return null;
  }
  if (!hasScheme) repairs.push('website-scheme-added');
  return absolute;
}
