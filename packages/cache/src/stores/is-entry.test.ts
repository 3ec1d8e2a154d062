import { expect, test } from 'vitest';
import { isEntry } from './is-entry.ts';
import { entryOf } from './testing/entries.ts';

const without = (name: string) => Object.fromEntries(Object.entries(entryOf(1)).filter(([key]) => key !== name));

test('takes an entry for one, whatever its value', () => {
  for (const value of [null, 0, '', false, [], { deep: [1] }]) expect(isEntry(entryOf(value))).toBe(true);
  expect(isEntry(entryOf(1, { tags: [] }))).toBe(true);
});

test.for([null, undefined, 1, 'entry', [], {}])('does not take %j for an entry', (value) => {
  expect(isEntry(value)).toBe(false);
});

test.for(Object.keys(entryOf(1)))('wants %s', (name) => {
  expect(isEntry(without(name))).toBe(false);
});

test.for([
  ['policy', 1],
  ['storedAt', '0'],
  ['freshUntil', Number.NaN],
  ['staleUntil', Number.POSITIVE_INFINITY],
  ['staleIfErrorUntil', null],
  ['buildMs', '1'],
  ['tags', 'a'],
  ['tags', ['a', 1]],
  ['fence', null],
  ['fence', { generation: 'g' }],
  ['fence', { number: 1 }],
  ['fence', { generation: 1, number: 1 }],
  ['fence', { generation: 'g', number: 1.5 }],
] as const)('does not take %s of %j', ([name, value]) => {
  expect(isEntry({ ...entryOf(1), [name]: value })).toBe(false);
});
