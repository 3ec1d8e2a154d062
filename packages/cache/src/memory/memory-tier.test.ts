import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryTier } from './memory-tier.ts';

const facts = (bytes: number, policy = 'P') => ({ bytes, policy });

it('spares what was asked for, and lets go of the oldest that was not', () => {
  const tier = createMemoryTier<string>({ maxBytes: 3 });
  for (const key of ['a', 'b', 'c']) tier.set(key, key, facts(1));
  tier.get('a');
  tier.set('d', 'd', facts(1));
  expect([...tier.values()]).toEqual(['a', 'c', 'd']);
  // The hand goes on from where it was.
  tier.set('e', 'e', facts(1));
  expect([...tier.values()]).toEqual(['a', 'd', 'e']);
  tier.get('d');
  tier.set('f', 'f', facts(1));
  expect([...tier.values()]).toEqual(['a', 'd', 'f']);
  // It has come round: what was not asked for since it was there is let go.
  tier.set('g', 'g', facts(1));
  expect([...tier.values()]).toEqual(['d', 'f', 'g']);
});

it('says what each policy takes, and what it has lost', () => {
  const tier = createMemoryTier<string>({ maxBytes: 10 });
  tier.set('a', 'a', facts(6, 'MENU'));
  tier.set('b', 'b', facts(4, 'PRICES'));
  tier.set('b', 'c', facts(2, 'PRICES'));
  tier.set('d', 'd', facts(8, 'MENU'));
  expect([tier.bytes, tier.use()]).toEqual([
    10,
    [
      { policy: 'MENU', entries: 1, bytes: 8, evictions: 1 },
      { policy: 'PRICES', entries: 1, bytes: 2, evictions: 0 },
    ],
  ]);
  tier.delete('d');
  expect([tier.get('d'), tier.get('b'), tier.bytes]).toEqual([undefined, 'c', 2]);
});

it('keeps nothing that is larger than all of it, nor what stood there before', () => {
  const tier = createMemoryTier<string>({ maxBytes: 10 });
  tier.set('a', 'a', facts(1));
  tier.set('a', 'larger', facts(11));
  expect([tier.get('a'), tier.bytes]).toEqual([undefined, 0]);
});

it('never takes more than it may, and gives what was last set or nothing', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const step = fc.oneof(
    fc.record({ does: fc.constant('set' as const), key, bytes: fc.integer({ min: 0, max: 12 }) }),
    fc.record({ does: fc.constant('get' as const), key }),
    fc.record({ does: fc.constant('delete' as const), key }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const tier = createMemoryTier<number>({ maxBytes: 20 });
      const last = new Map<string, { value: number; bytes: number }>();
      for (const [index, one] of steps.entries()) {
        if (one.does === 'set') {
          tier.set(one.key, index, facts(one.bytes));
          last.set(one.key, { value: index, bytes: one.bytes });
        } else if (one.does === 'delete') {
          tier.delete(one.key);
          last.delete(one.key);
        } else expect([last.get(one.key)?.value, undefined]).toContain(tier.get(one.key));
        expect(tier.bytes).toBeLessThanOrEqual(20);
      }
      const there = [...last].filter(([name]) => tier.get(name) !== undefined);
      expect(there.map(([name]) => tier.get(name))).toEqual(there.map(([, { value }]) => value));
      expect([...tier.values()]).toHaveLength(there.length);
      expect(tier.bytes).toBe(there.reduce((sum, [, { bytes }]) => sum + bytes, 0));
    }),
    { numRuns: 2_000 },
  );
});
