import { describe, expect, it } from 'vitest';
import { isOpenAt } from './is-open-at.ts';
import type { WeeklyPeriod } from './weekly-period.ts';

const at = (hours: number, minutes = 0) => hours * 60 + minutes;
const period = (weekday: number, opensAt: number, closesAt: number): WeeklyPeriod => ({ weekday, opensAt, closesAt });
const isOpen = (week: WeeklyPeriod[], timeZone: string, instant: string) => isOpenAt(week, timeZone, new Date(instant));

// 2026-11-20 is a Friday; Denver is at UTC−7 then.
const friday = [period(5, at(9), at(21))];

describe('isOpenAt', () => {
  it.each([
    ['2026-11-20T15:59:59.999Z', false],
    ['2026-11-20T16:00:00Z', true],
    ['2026-11-21T03:59:59.999Z', true],
    ['2026-11-21T04:00:00Z', false],
    ['2026-11-19T18:00:00Z', false],
    ['2026-11-21T18:00:00Z', false],
  ])('includes the opening and excludes the closing: Fridays from 9 to 21 at %s are %s', (instant, expected) => {
    expect(isOpen(friday, 'America/Denver', instant)).toBe(expected);
  });

  it('reads hours in the zone it is given', () => {
    const atNineInNewYork = '2026-11-20T14:00:00Z';
    expect(isOpen(friday, 'America/New_York', atNineInNewYork)).toBe(true);
    expect(isOpen(friday, 'America/Los_Angeles', atNineInNewYork)).toBe(false);
  });

  it('is closed all week without periods', () => {
    expect(isOpen([], 'America/Denver', '2026-11-20T18:00:00Z')).toBe(false);
  });

  it('stays open past midnight, from Sunday into Monday', () => {
    const sunday = [period(7, at(20), at(2))];
    expect(isOpen(sunday, 'America/Denver', '2026-11-23T08:59:00Z')).toBe(true);
    expect(isOpen(sunday, 'America/Denver', '2026-11-23T09:00:00Z')).toBe(false);
    expect(isOpen(sunday, 'America/Denver', '2026-11-22T08:59:00Z')).toBe(false);
  });

  it('takes equal times for a whole day', () => {
    const saturday = [period(6, at(8), at(8))];
    expect(isOpen(saturday, 'America/Denver', '2026-11-21T15:00:00Z')).toBe(true);
    expect(isOpen(saturday, 'America/Denver', '2026-11-22T14:59:00Z')).toBe(true);
    expect(isOpen(saturday, 'America/Denver', '2026-11-22T15:00:00Z')).toBe(false);
  });

  it('closes at midnight', () => {
    const saturday = [period(6, at(8), at(0))];
    expect(isOpen(saturday, 'America/Denver', '2026-11-22T06:59:00Z')).toBe(true);
    expect(isOpen(saturday, 'America/Denver', '2026-11-22T07:00:00Z')).toBe(false);
  });
});

describe('isOpenAt, on the night clocks are put back (New York, 2026-11-01, 2:00 becomes 1:00 at 06:00 UTC)', () => {
  const zone = 'America/New_York';

  it('keeps a shop that closes at 1:30 open until the second 1:30', () => {
    const saturday = [period(6, at(18), at(1, 30))];
    expect(isOpen(saturday, zone, '2026-11-01T05:45:00Z')).toBe(true);
    expect(isOpen(saturday, zone, '2026-11-01T06:29:00Z')).toBe(true);
    expect(isOpen(saturday, zone, '2026-11-01T06:30:00Z')).toBe(false);
  });

  it('closes a shop at the 2:00 that comes once', () => {
    const saturday = [period(6, at(18), at(2))];
    expect(isOpen(saturday, zone, '2026-11-01T06:59:00Z')).toBe(true);
    expect(isOpen(saturday, zone, '2026-11-01T07:00:00Z')).toBe(false);
  });

  it('does not open a shop again that closed at 0:59', () => {
    const saturday = [period(6, at(18), at(0, 59))];
    expect(isOpen(saturday, zone, '2026-11-01T04:58:00Z')).toBe(true);
    expect(isOpen(saturday, zone, '2026-11-01T06:00:00Z')).toBe(false);
  });

  it('opens a shop at the second 1:15, and not at the first', () => {
    const sunday = [period(7, at(1, 15), at(5))];
    expect(isOpen(sunday, zone, '2026-11-01T05:20:00Z')).toBe(false);
    expect(isOpen(sunday, zone, '2026-11-01T06:10:00Z')).toBe(false);
    expect(isOpen(sunday, zone, '2026-11-01T06:15:00Z')).toBe(true);
  });

  it('has daytime hours of the new offset', () => {
    const sunday = [period(7, at(9), at(17))];
    expect(isOpen(sunday, zone, '2026-11-01T13:30:00Z')).toBe(false);
    expect(isOpen(sunday, zone, '2026-11-01T14:00:00Z')).toBe(true);
  });
});

describe('isOpenAt, on the night clocks are put forward (New York, 2026-03-08, 2:00 becomes 3:00 at 07:00 UTC)', () => {
  const zone = 'America/New_York';

  it('closes a shop whose closing time of 2:30 is skipped half an hour after the change', () => {
    const saturday = [period(6, at(18), at(2, 30))];
    expect(isOpen(saturday, zone, '2026-03-08T07:29:00Z')).toBe(true);
    expect(isOpen(saturday, zone, '2026-03-08T07:30:00Z')).toBe(false);
  });

  it('opens a shop whose opening time of 2:30 is skipped half an hour after the change', () => {
    const sunday = [period(7, at(2, 30), at(6))];
    expect(isOpen(sunday, zone, '2026-03-08T07:29:00Z')).toBe(false);
    expect(isOpen(sunday, zone, '2026-03-08T07:30:00Z')).toBe(true);
  });
});
