/** One stretch of a week in which a shop is open, on the clock of its time zone. */
export interface WeeklyPeriod {
  /** ISO 8601: Monday is 1, Sunday is 7. */
  weekday: number;
  /** Minutes since midnight, 0 to 1439. */
  opensAt: number;
  /** Minutes since midnight, 0 to 1439. At or before `opensAt` means on the day after, so equal ones are a whole day. */
  closesAt: number;
}

export const minutesPerDay = 24 * 60;

/** Whether a period ends on the day after the one it begins on. */
export function endsNextDay({ opensAt, closesAt }: WeeklyPeriod): boolean {
  return closesAt <= opensAt;
}
