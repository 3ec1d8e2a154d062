/** A day of the week, as the schema names it. */
export type Weekday = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';

/** In the order of ISO 8601, which numbers them from 1. */
const weekdays: readonly Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** A weekday's number in ISO 8601: Monday is 1, Sunday is 7. */
export function weekdayNumber(weekday: Weekday): number {
  return weekdays.indexOf(weekday) + 1;
}

/** The weekday with a number in ISO 8601. */
export function weekdayOf(number: number): Weekday {
  const weekday = weekdays[number - 1];
  if (weekday === undefined) throw new RangeError(`A weekday's number must be from 1 to 7; got ${number}.`);
  return weekday;
}
