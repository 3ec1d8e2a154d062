import { accept, refuse, type Translation } from '@weedhounds/ingest';
import type { MarketUse, OpeningPeriodRecord, RetailerRecord, Weekday } from '@weedhounds/provider-terms';
import { stateCode } from './state-code.ts';
import type { JaneStore } from './wire.ts';

const weekdays: readonly Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Translates what Jane says of a shop. It states no licence. */
export function translateJaneStore(store: JaneStore): Translation<RetailerRecord> {
  const code = stateCode(store.state);
  if (code === null) return refuse('no state that we know', store.state);
  const uses: [MarketUse, boolean | null | undefined][] = [
    ['ADULT', store.recreational],
    ['MEDICAL', store.medical],
  ];
  const address = {
    street: store.address?.trim() || null,
    city: store.city?.trim() || null,
    county: null,
    postalCode: store.zip?.trim() || null,
  };
  return accept({
    sourceKey: String(store.id),
    name: store.name,
    jurisdiction: `${store.country_code ?? 'US'}-${code}`,
    licence: null,
    serves: uses.flatMap(([use, isServed]) => (isServed ? use : [])),
    address: Object.values(address).some((part) => part !== null) ? address : null,
    location: locationOf(store),
    timeZone: store.time_zone_identifier || null,
    openingHours: openingHoursOf(store),
    website: store.website_url && /^https?:\/\//.test(store.website_url) ? store.website_url : null,
    source: { name: 'Jane', terms: 'by agreement with Jane', refreshedOn: null },
    isDemonstration: false,
  });
}

/** Null at 0, 0, where places that are not known are put. */
function locationOf({ lat, long }: JaneStore): RetailerRecord['location'] {
  if (typeof lat !== 'number' || typeof long !== 'number' || (lat === 0 && long === 0)) return null;
  return { latitude: lat, longitude: long };
}

/** Null where a day is none: half the week's hours would say that the other half is closed. */
function openingHoursOf({ opening_hours }: JaneStore): OpeningPeriodRecord[] | null {
  if (!opening_hours) return null;
  const periods = opening_hours.map(({ day, open, close }) => ({
    weekday: weekdays.find((weekday) => weekday === day.toUpperCase()),
    opensAt: clockTime(open),
    closesAt: clockTime(close),
  }));
  const isWhole = periods.every((period): period is OpeningPeriodRecord => period.weekday !== undefined);
  return isWhole ? (periods as OpeningPeriodRecord[]) : null;
}

/** `9:00:00` → `09:00`; midnight at a day's end is the next day's beginning. */
function clockTime(text: string): string {
  const [hour = '', minute = ''] = text.split(':');
  return `${hour === '24' ? '00' : hour.padStart(2, '0')}:${minute}`;
}
