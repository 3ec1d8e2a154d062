import type { OpeningPeriodRecord, Weekday } from '@weedhounds/provider-terms';

const week: readonly Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

function on(days: readonly Weekday[], opensAt: string, closesAt: string): OpeningPeriodRecord[] {
  return days.map((weekday) => ({ weekday, opensAt, closesAt }));
}

const weekend: readonly Weekday[] = ['FRIDAY', 'SATURDAY'];
const otherDays = week.filter((day) => !weekend.includes(day));

/** Opening hours that the invented shops keep, by name. */
const hours = new Map<string, OpeningPeriodRecord[]>([
  ['daily-9-22', on(week, '09:00', '22:00')],
  ['daily-10-22', on(week, '10:00', '22:00')],
  ['six-days', on(week.slice(0, 6), '10:00', '19:00')],
  [
    'split-saturday',
    [
      ...on(week.slice(0, 5), '09:30', '20:00'),
      ...on(['SATURDAY'], '10:00', '14:00'),
      ...on(['SATURDAY'], '16:00', '22:00'),
    ],
  ],
  ['late-weekend', [...on(otherDays, '09:00', '23:00'), ...on(weekend, '10:00', '02:00')]],
  ['past-midnight', on(week, '12:00', '01:00')],
  ['round-the-clock', on(week, '00:00', '00:00')],
]);

/** The opening hours of that name. */
export function openingHours(name: string): OpeningPeriodRecord[] {
  const periods = hours.get(name);
  if (!periods) throw new TypeError(`Opening hours must be one of ${[...hours.keys()].join(', ')}; got ${name}.`);
  return periods;
}
