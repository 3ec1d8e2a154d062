import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAt } from './is-open-at.ts';
import { openingStateAt } from './opening-state.ts';
import type { WeeklyPeriod } from './weekly-period.ts';

const at = (hours: number, minutes = 0) => hours * 60 + minutes;
const period = (weekday: number, opensAt: number, closesAt: number): WeeklyPeriod => ({ weekday, opensAt, closesAt });
const stateAt = (week: readonly WeeklyPeriod[], timeZone: string, instant: string) => {
  const { isOpen, until } = openingStateAt(week, timeZone, new Date(instant));
  return [isOpen, new Date(until).toISOString()];
};

// 2026-11-20 is a Friday; Denver is at UTC−7 then.
const friday = [period(5, at(9), at(21))];

describe('openingStateAt', () => {
  it.each([
    ['2026-11-20T15:00:00Z', false, '2026-11-20T16:00:00.000Z'],
    ['2026-11-20T16:00:00Z', true, '2026-11-21T04:00:00.000Z'],
    ['2026-11-21T04:00:00Z', false, '2026-11-27T16:00:00.000Z'],
  ])('says when that changes: Fridays from 9 to 21 at %s', (instant, isOpen, until) => {
    expect(stateAt(friday, 'America/Denver', instant)).toEqual([isOpen, until]);
  });

  it('passes over the end of a period at which another goes on', () => {
    const week = [period(5, at(9), at(12)), period(5, at(12), at(18)), period(5, at(17), at(2))];
    expect(stateAt(week, 'America/Denver', '2026-11-20T17:00:00Z')).toEqual([true, '2026-11-21T09:00:00.000Z']);
  });

  it.each([
    ['never', [], false],
    ['always', [1, 2, 3, 4, 5, 6, 7].map((day) => period(day, 0, 0)), true],
  ] as const)('changes nothing within a week where a shop is %s open', (_, week, isOpen) => {
    expect(stateAt(week, 'America/Denver', '2026-11-20T16:00:00Z')).toEqual([isOpen, '2026-11-27T16:00:00.000Z']);
  });

  it('agrees with isOpenAt up to its end and no longer, also where clocks change', () => {
    const zones = [
      'America/New_York',
      'America/Toronto',
      'America/Los_Angeles',
      'Europe/Berlin',
      'Australia/Lord_Howe',
    ];
    const minute = fc.integer({ min: 0, max: 1439 });
    const periods = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), opensAt: minute, closesAt: minute });
    // A week around each change of clocks of 2026 in these zones.
    const changes = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04'];
    const instants = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -72 * 60, max: 72 * 60 }))
      .map(([day, minutes]) => new Date(`${day}T00:00:00Z`).getTime() + minutes * 60_000);
    fc.assert(
      fc.property(fc.array(periods, { maxLength: 4 }), fc.constantFrom(...zones), instants, (week, zone, now) => {
        const { isOpen, until } = openingStateAt(week, zone, new Date(now));
        const isOpenThen = (ms: number) => isOpenAt(week, zone, new Date(ms));
        const before = [now, now + (until - now) / 3, until - 1].map(isOpenThen);
        const after = until < now + 7 * 86_400_000 ? [isOpenThen(until)] : [!isOpen];
        return until > now && before.every((one) => one === isOpen) && after.every((one) => one !== isOpen);
      }),
      { numRuns: 100 },
    );
  });
});
