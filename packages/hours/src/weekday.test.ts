import { expect, it } from 'vitest';
import { weekdayNumber, weekdayOf } from './weekday.ts';

it('numbers the days from Monday, as ISO 8601 does', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(weekdayOf)).toEqual([
    'MONDAY',
    'TUESDAY',
    'WEDNESDAY',
    'THURSDAY',
    'FRIDAY',
    'SATURDAY',
    'SUNDAY',
  ]);
  expect(weekdayNumber('MONDAY')).toBe(1);
  expect(weekdayNumber('SUNDAY')).toBe(7);
});

it('refuses a number that no day has', () => {
  expect(() => weekdayOf(8)).toThrow(new RangeError("A weekday's number must be from 1 to 7; got 8."));
});
