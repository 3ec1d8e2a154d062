import { Temporal } from '@js-temporal/polyfill';
import { endsNextDay, minutesPerDay, type WeeklyPeriod } from './weekly-period.ts';

/**
 * Whether a shop is open at an instant, by its weekly hours. The opening belongs to a period, the closing does not.
 *
 * A period lasts from the instant its opening time is reached to the instant its closing time is. Where the clock is put
 * back, a time that comes twice means the second one; where it is put forward, a time that is skipped means as long after
 * the change as it would have come (Temporal's disambiguation `later`). PostgreSQL's `AT TIME ZONE` reads times the same
 * way, and `isOpen` in the dispensary service's `store/opening-hours-match.ts` is this function in SQL.
 *
 * @param timeZone IANA name of the zone the hours are in
 */
export function isOpenAt(week: readonly WeeklyPeriod[], timeZone: string, at: Date): boolean {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  const today = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  const yesterday = today.subtract({ days: 1 });
  const holdsFrom = (day: Temporal.PlainDate, period: WeeklyPeriod) =>
    period.weekday === day.dayOfWeek && isWithin(period, day, timeZone, at);
  return week.some((period) => holdsFrom(today, period) || (endsNextDay(period) && holdsFrom(yesterday, period)));
}

function isWithin(period: WeeklyPeriod, day: Temporal.PlainDate, timeZone: string, at: Date): boolean {
  const closing = endsNextDay(period) ? period.closesAt + minutesPerDay : period.closesAt;
  const now = at.getTime();
  return momentOf(day, period.opensAt, timeZone) <= now && now < momentOf(day, closing, timeZone);
}

/** When a time of a day comes, in milliseconds since the epoch. @param minutes since its midnight, of the day after beyond 1439 */
export function momentOf(day: Temporal.PlainDate, minutes: number, timeZone: string): number {
  return day.toPlainDateTime().add({ minutes }).toZonedDateTime(timeZone, { disambiguation: 'later' })
    .epochMilliseconds;
}
