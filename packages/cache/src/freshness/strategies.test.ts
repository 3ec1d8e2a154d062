import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StrategyName } from '../policy.ts';
import { adaptiveTtl } from './adaptive-ttl.ts';
import { businessHoursTtl } from './business-hours-ttl.ts';
import { type EntityFacts, ttlOf } from './ttl-of.ts';
import { type Snapshot, volatilityTtl } from './volatility-ttl.ts';

const hour = 3_600_000;
const ttl = fc.integer({ min: 1_000, max: 365 * 24 * hour });
const rate = fc.double({ min: 0, max: 1, noNaN: true });

describe('adaptive', () => {
  it('leaves alone what does not change', () => {
    expect(adaptiveTtl(hour, { asks: 1, changes: 0 })).toBe(hour);
  });

  it('keeps what changes for as long as one answer in twenty is out of date', () => {
    const changes = 1 / (4 * hour);
    const kept = adaptiveTtl(hour, { asks: 1, changes });
    const share = 1 - (1 - Math.exp(-changes * kept)) / (changes * kept);
    expect(kept).toBeCloseTo(0.4 * hour);
    expect(share).toBeCloseTo(0.05, 2);
  });

  it('keeps it no shorter than makes four asks of five hits', () => {
    const asks = 8 / hour;
    const kept = adaptiveTtl(hour, { asks, changes: 1 / hour });
    expect(kept).toBeCloseTo(hour / 2);
    expect((asks * kept) / (1 + asks * kept)).toBeCloseTo(0.8);
  });

  it('is never longer for what changes more often, within floor and policy', () => {
    fc.assert(
      fc.property(ttl, rate, rate, rate, (ttlMs, asks, one, other) => {
        const [seldom, often] = [Math.min(one, other), Math.max(one, other)];
        const [long, short] = [seldom, often].map((changes) => adaptiveTtl(ttlMs, { asks, changes })) as [
          number,
          number,
        ];
        return short <= long && long <= ttlMs && short >= ttlMs / 16;
      }),
    );
  });
});

/** Snapshots an hour apart. */
const hourly = (...numbers: readonly (readonly number[])[]): Snapshot[] =>
  numbers.map((one, index) => ({ at: index * hour, numbers: one }));

describe('volatility', () => {
  it('leaves alone what has no history, or has not moved', () => {
    const histories = [[], hourly([5]), hourly([5], [5], [5])];
    expect(histories.map((history) => volatilityTtl(hour, history))).toEqual([hour, hour, hour]);
  });

  it('leaves as long as it takes to move by a fiftieth', () => {
    const [one, four] = [hourly([1_000], [980], [1_000]), hourly([1_000], [960], [1_000])];
    expect([volatilityTtl(5 * hour, one), volatilityTtl(hour, four)].map(Math.round)).toEqual([hour, hour / 4]);
  });

  it('goes by the number that moves most, and by the time in which it did', () => {
    const history = hourly([100, 1_000], [100, 960]);
    const slower = history.map(({ at, numbers }) => ({ at: 2 * at, numbers }));
    expect([volatilityTtl(hour, history), volatilityTtl(hour, slower)].map(Math.round)).toEqual([hour / 4, hour / 2]);
  });

  it('is the shorter the larger the moves, whatever the unit, and no shorter than the floor', () => {
    const price = fc.integer({ min: 1, max: 100_000 });
    const factor = fc.double({ min: 1, max: 10, noNaN: true });
    fc.assert(
      fc.property(ttl, price, factor, factor, fc.integer({ min: 1, max: 1_000 }), (ttlMs, start, one, other, unit) => {
        const swing = (by: number, of = 1) =>
          volatilityTtl(ttlMs, hourly([start * of], [start * of * by], [start * of]));
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        const isSame = Math.abs(swing(small) - swing(small, unit)) < 1e-6 * ttlMs;
        return isSame && swing(large) <= swing(small) && swing(small) <= ttlMs && swing(large) >= ttlMs / 16;
      }),
    );
  });

  it('is never broken by what is no number, nothing, or another number of them', () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(fc.array(fc.array(any, { maxLength: 3 }), { maxLength: 5 }), (numbers) => {
        const kept = volatilityTtl(hour, hourly(...numbers));
        return kept >= hour / 16 && kept <= hour;
      }),
    );
  });
});

describe('business hours', () => {
  it('leave a quarter while the shop is open', () => {
    expect(businessHoursTtl(hour, { isOpen: true, until: 5 }, 0)).toBe(hour / 4);
  });

  it('leave all while it is closed, but no more than what is fetched when it opens', () => {
    const closed = (until: number) => businessHoursTtl(hour, { isOpen: false, until }, 1_000);
    expect([closed(1_000), closed(1_000 + hour / 2), closed(1_000 + 5 * hour), closed(0)]).toEqual([
      hour / 4,
      (3 / 4) * hour,
      hour,
      hour / 4,
    ]);
  });
});

describe('a policy', () => {
  const facts: EntityFacts = {
    rates: { asks: 1, changes: 1 / hour },
    history: hourly([100], [97]),
    opening: { isOpen: true, until: 5 },
  };
  const kept = (strategy: StrategyName, known = facts) => ttlOf({ ttlMs: hour, strategy }, known, 0);

  it.each(['fixed', 'adaptive', 'volatility', 'business-hours', 'hybrid'] as const)(
    'with the strategy %s has its own time where nothing is known',
    (strategy) => {
      expect(kept(strategy, {})).toBe(hour);
    },
  );

  it('is by its strategy alone, and hybrid by the strictest', () => {
    const [fixed, ...others] = (['fixed', 'adaptive', 'volatility', 'business-hours'] as const).map((one) => kept(one));
    expect([fixed, new Set(others).size]).toEqual([hour, 3]);
    expect(kept('hybrid')).toBe(Math.min(...others));
  });
});
