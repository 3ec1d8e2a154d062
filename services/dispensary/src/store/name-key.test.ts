import { expect, it } from 'vitest';
import { nameKey, nameWords } from './name-key.ts';

it.each([
  ["Earl's (Café) & Co.", 'earls cafe and co'],
  ['  THE   GREEN-SOLUTION, LLC ', 'the green solution llc'],
  ['37th St. SRJS Corp. *', '37th st srjs corp'],
  ['Ｈｉｇｈ Times', 'high times'],
  ['🌿', ''],
])('makes of %j the key %j', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

it('makes a key of its own key', () => {
  const key = nameKey('Bud & Bloom — Señor Verde');
  expect(nameKey(key)).toBe(key);
});

it('keeps a key short enough for an index', () => {
  expect(nameKey('green '.repeat(1000))).toHaveLength(200);
});

it('splits a name into its words', () => {
  expect(nameWords('Green-Leaf No. 4')).toEqual(['green', 'leaf', 'no', '4']);
});
