import { createScalar } from './create-scalar.ts';
import { textScalar } from './text-scalar.ts';

const calendarDate = /^(\d{4})-(\d\d)-(\d\d)$/;
const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;
const zoneName = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/;
const knownZones = new Set(Intl.supportedValuesOf('timeZone'));

/** A JavaScript `Date` inside; text in UTC outside. */
export const DateTime = createScalar<Date>({
  name: 'DateTime',
  expected: 'an instant of RFC 3339 with an offset, such as "2026-11-22T18:30:00Z"',
  parse: (value) => (typeof value === 'string' ? parseInstant(value) : undefined),
  print: (value) => {
    const instant = typeof value === 'string' ? parseInstant(value) : value;
    return instant instanceof Date && !Number.isNaN(instant.getTime()) ? instant.toISOString() : undefined;
  },
});

export const LocalDate = textScalar('Date', 'a calendar date, such as "2026-11-22"', isCalendarDate);

export const LocalTime = textScalar('LocalTime', 'a time from "00:00" to "23:59"', (text) => clockTime.test(text));

export const TimeZone = textScalar(
  'TimeZone',
  'the name of a time zone in the IANA database, such as "America/Denver"',
  (text) => knownZones.has(text) || isZoneAlias(text),
);

function isCalendarDate(text: string): boolean {
  if (!calendarDate.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // A day past the month's end is read as one of the next month, so it comes back different.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** RFC 3339, section 5.6, without leap seconds, which a `Date` cannot hold. */
function parseInstant(text: string): Date | undefined {
  const [, day = '', hour, minute, second] = rfc3339.exec(text) ?? [];
  const isInRange = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isInRange || !isCalendarDate(day)) return undefined;
  // `Date` itself refuses an offset out of range.
  const instant = new Date(text.toUpperCase());
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/**
 * `Intl` lists one name a zone and accepts its older ones too, `UTC` among them; from Node 22 on also offsets, which
 * are no names.
 */
function isZoneAlias(text: string): boolean {
  if (!zoneName.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}
