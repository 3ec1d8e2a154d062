import { isOpenAt, parseClockTime, weekdayNumber, weekdayOf } from '@weedhounds/hours';
import type { RetailerRecord, Weekday } from '@weedhounds/provider-terms';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDispensaries } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { shop } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';
import { listDispensaries } from './list-dispensaries.ts';

/** Zones that change their clocks at 2:00, at midnight, by half an hour, the other way round, and not at all. */
const zones = [
  'America/New_York',
  'America/Denver',
  'America/Phoenix',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Pacific/Honolulu',
];

/** Instants near which one of the zones changes its clocks. */
const changes = [
  '2026-03-08T05:00:00Z',
  '2026-03-08T07:00:00Z',
  '2026-03-08T09:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-04-04T15:00:00Z',
  '2026-04-05T03:00:00Z',
  '2026-09-06T04:00:00Z',
  '2026-10-03T15:30:00Z',
  '2026-10-25T01:00:00Z',
  '2026-11-01T05:00:00Z',
  '2026-11-01T06:00:00Z',
  '2026-11-01T08:00:00Z',
].map((text) => Date.parse(text));

const twoDigits = (value: number) => String(value).padStart(2, '0');
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`);
/** The hours in which clocks change. */
const nightTime = fc
  .tuple(fc.constantFrom(23, 0, 1, 2, 3), fc.constantFrom(0, 15, 30, 59))
  .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`);
const time = fc.oneof(anyTime, nightTime);
const weekday: fc.Arbitrary<Weekday> = fc.integer({ min: 1, max: 7 }).map(weekdayOf);
const week = fc.uniqueArray(fc.record({ weekday, opensAt: time, closesAt: time }), {
  maxLength: 6,
  selector: (period) => `${period.weekday} ${period.opensAt}`,
});
const shops: RetailerRecord[] = fc
  .sample(fc.tuple(fc.option(week, { freq: 20 }), fc.option(fc.constantFrom(...zones), { freq: 20 })), {
    numRuns: 99,
    seed: 20261122,
  })
  .map(([openingHours, timeZone], at) => shop(`Shop ${at}`, { openingHours, timeZone }));

const instant = fc.oneof(
  fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 60, max: 36 * 60 }))
    .map(([change, minutes]) => new Date(change + minutes * 60_000)),
);

/** The names of the shops that `isOpen` answers this for. */
function namesWhere(expected: boolean, at: Date): string[] {
  return shops.flatMap(({ name, openingHours, timeZone }) => {
    if (openingHours === null || timeZone === null) return [];
    const periods = openingHours.map((period) => ({
      weekday: weekdayNumber(period.weekday),
      opensAt: parseClockTime(period.opensAt),
      closesAt: parseClockTime(period.closesAt),
    }));
    return isOpenAt(periods, timeZone, at) === expected ? [name] : [];
  });
}

describeOnEveryDatabase('the filter by opening hours', (open) => {
  let subgraph: TestSubgraph;

  beforeAll(async () => {
    subgraph = await startTestSubgraph(open, '2026-11-20T18:00:00Z');
    await importDispensaries(subgraph.store, shops);
  });
  afterAll(() => subgraph.close());

  it('agrees with isOpen for every shop at every instant, on days the clocks change too', async () => {
    const criteria = { jurisdiction: null, near: null, serves: null, words: [] };
    const property = fc.asyncProperty(instant, fc.boolean(), async (at, isOpen) => {
      const rows = await listDispensaries(
        subgraph.store.client,
        { ...criteria, opening: [{ at, isOpen }] },
        { first: 100 },
      );
      expect(rows.map(({ name }) => name).sort()).toEqual(namesWhere(isOpen, at).sort());
    });
    await fc.assert(property, { numRuns: 150, seed: 1 });
  });
});
