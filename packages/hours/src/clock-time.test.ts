import { expect, it } from 'vitest';
import { formatClockTime, parseClockTime } from './clock-time.ts';

it.each([
  ['00:00', 0],
  ['09:05', 545],
  ['23:59', 1439],
])('reads %s as minute %i of the day, and writes it back', (text, minutes) => {
  expect(parseClockTime(text)).toBe(minutes);
  expect(formatClockTime(minutes)).toBe(text);
});

it.each(['24:00', '9:00', '09:60', '09:00:00', ''])('refuses %j', (text) => {
  expect(() => parseClockTime(text)).toThrow(
    new TypeError(`A time of day must be HH:MM, from 00:00 to 23:59; got ${JSON.stringify(text)}.`),
  );
});
