export { formatClockTime, parseClockTime } from './clock-time.ts';
export { isOpenAt } from './is-open-at.ts';
export { type OpeningState, openingStateAt } from './opening-state.ts';
export { type Weekday, weekdayNumber, weekdayOf } from './weekday.ts';
export { endsNextDay, minutesPerDay, type WeeklyPeriod } from './weekly-period.ts';
