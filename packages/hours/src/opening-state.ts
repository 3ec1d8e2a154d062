import { Temporal } from '@js-temporal/polyfill';
import { isOpenAt, momentOf } from './is-open-at.ts';
import { endsNextDay, minutesPerDay, type WeeklyPeriod } from './weekly-period.ts';

/** Whether a shop is open, and until when that is so. */
export interface OpeningState {
  isOpen: boolean;
  /** Milliseconds since the epoch; a week later where nothing changes before. */
  until: number;
}

const days = 8;

/**
 * Whether a shop is open at an instant, and when that changes.
 *
 * @param timeZone IANA name of the zone the hours are in
 * @throws RangeError for a zone that is not known
 */
export function openingStateAt(week: readonly WeeklyPeriod[], timeZone: string, at: Date): OpeningState {
  const isOpen = isOpenAt(week, timeZone, at);
  const now = at.getTime();
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const boundaries = Array.from({ length: days + 1 }, (_, index) => today.add({ days: index - 1 })).flatMap((day) =>
    week
      .filter(({ weekday }) => weekday === day.dayOfWeek)
      .flatMap((period) => [
        momentOf(day, period.opensAt, timeZone),
        momentOf(day, period.closesAt + (endsNextDay(period) ? minutesPerDay : 0), timeZone),
      ]),
  );
  const later = boundaries.filter((boundary) => boundary > now).sort((one, other) => one - other);
  // One period may begin where, or before, another ends.
  const until = later.find((boundary) => isOpenAt(week, timeZone, new Date(boundary)) !== isOpen);
  return { isOpen, until: until ?? now + (days - 1) * minutesPerDay * 60_000 };
}
