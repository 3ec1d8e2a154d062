import type { Policy, StrategyName } from '@weedhounds/cache';
import { beforeEach, expect, it } from 'vitest';
import { minute } from '../testing/plain-cache.ts';
import { type BroughtPart, createObservedLives, type Lives } from './observed-lives.ts';

const hour = 3_600_000;
const policyOf = (strategy: StrategyName): Policy => ({ ...minute, ttlMs: hour, strategy });

let asks: number;
let lives: Lives;
beforeEach(() => {
  asks = 0;
  lives = createObservedLives(() => asks);
});

const part = (fields: Record<string, unknown>, more: Partial<BroughtPart> = {}): BroughtPart => ({
  key: 'k',
  object: undefined,
  held: [],
  value: { fields },
  ...more,
});

it('gives a fixed policy its time, whatever is brought', () => {
  for (let fetch = 0; fetch < 9; fetch++) {
    expect(lives.ttlOf(policyOf('fixed'), part({ price: fetch * 100 }), fetch * hour)).toBe(hour);
  }
});

it('shortens by volatility what moved, and not its neighbour of the same policy', () => {
  const policy = policyOf('volatility');
  const ttls = [100, 110, 90, 120].map((price, fetch) => {
    const money = { 'price ab12': { amount: price } };
    return [
      lives.ttlOf(policy, part(money), fetch * hour),
      lives.ttlOf(policy, part({ price: 5 }, { key: 'calm' }), fetch * hour),
    ];
  });
  expect(ttls[0]).toEqual([hour, hour]);
  expect(ttls.map(([moved]) => moved).every((moved, index) => index === 0 || (moved ?? 0) < hour / 2)).toBe(true);
  expect(ttls.map(([, calm]) => calm)).toEqual([hour, hour, hour, hour]);
});

it('makes nothing of other fields that another operation asked for', () => {
  const policy = policyOf('hybrid');
  const brought = [{ price: 100 }, { sale: 900 }, { price: 100, sale: 900 }, { price: 100 }];
  expect(brought.map((fields, fetch) => lives.ttlOf(policy, part(fields), fetch * hour))).toEqual([
    hour,
    hour,
    hour,
    hour,
  ]);
});

it('adapts to how often values of the policy change, once that was seen some times', () => {
  const policy = policyOf('adaptive');
  const ttls = Array.from({ length: 8 }, (_, fetch) => {
    asks += 1_000;
    return lives.ttlOf(policy, part({ name: `Name ${fetch}` }), fetch * 600_000);
  });
  expect(ttls.slice(0, 3)).toEqual([hour, hour, hour]);
  expect(ttls.slice(4).every((ttl) => ttl < hour / 2 && ttl >= hour / 16)).toBe(true);
});

it('forgets with time that values changed', () => {
  const policy = policyOf('adaptive');
  for (let fetch = 0; fetch < 6; fetch++) lives.ttlOf(policy, part({ name: `${fetch}` }), fetch * 60_000);
  expect(lives.ttlOf(policy, part({ name: '5' }), 7 * 60_000)).toBeLessThan(hour);
  expect(lives.ttlOf(policy, part({ name: '5' }), 10 * hour)).toBe(hour);
});

const shop = {
  timeZone: 'America/Denver',
  'openingHours ab12': [{ weekday: 'FRIDAY', opensAt: '09:00', closesAt: '21:00' }],
};
const at = (instant: string) => new Date(instant).getTime();

it('shortens the stock of a shop that is open, as its hours in its zone say, through menu and item', () => {
  const info = { ...policyOf('fixed'), name: 'INFO' };
  const stock = policyOf('business-hours');
  const variant = part({ 'stock cd34': { quantity: 3 } }, { object: 'Variant v', key: 'v' });
  const friday = at('2026-11-20T16:00:00Z');
  expect(lives.ttlOf(stock, variant, friday)).toBe(hour);
  lives.ttlOf(info, part({ name: 'A' }, { object: 'MenuItem i', held: ['Variant v'], key: 'i' }), friday);
  lives.ttlOf(info, part({ name: 'A' }, { object: 'Menu m', held: ['MenuItem i'], key: 'm' }), friday);
  lives.ttlOf(info, part(shop, { object: 'Dispensary d', held: ['Menu m'], key: 'd' }), friday);
  const kept = (instant: string) => lives.ttlOf(stock, variant, at(instant));
  expect([
    kept('2026-11-20T15:00:00Z'),
    kept('2026-11-20T15:30:00Z'),
    kept('2026-11-20T16:00:00Z'),
    kept('2026-11-21T03:59:00Z'),
    kept('2026-11-21T04:00:00Z'),
  ]).toEqual([hour, 0.75 * hour, 0.25 * hour, 0.25 * hour, hour]);
});

it.each([
  ['no zone', { ...shop, timeZone: null }],
  ['a zone that nobody knows', { ...shop, timeZone: 'Mars/Olympus' }],
  ['no hours', { timeZone: 'America/Denver' }],
  ['hours of which not all was asked', { ...shop, 'openingHours ab12': [{ weekday: 'FRIDAY' }] }],
  [
    'a day that there is not',
    { ...shop, 'openingHours ab12': [{ weekday: 'TODAY', opensAt: '09:00', closesAt: '21:00' }] },
  ],
])('leaves the policy its time where a shop has %s', (_, fields) => {
  const stock = policyOf('business-hours');
  lives.ttlOf(policyOf('fixed'), part(fields, { object: 'Dispensary d', held: ['Menu m'] }), 0);
  expect(lives.ttlOf(stock, part({ count: 1 }, { object: 'Menu m' }), at('2026-11-20T18:00:00Z'))).toBe(hour);
});
