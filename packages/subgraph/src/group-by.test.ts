import { expect, it } from 'vitest';
import { groupBy } from './group-by.ts';

it('groups by key and keeps the order of keys and items', () => {
  expect([...groupBy(['bee', 'ant', 'bat', 'ape'], ([first]) => first)]).toEqual([
    ['b', ['bee', 'bat']],
    ['a', ['ant', 'ape']],
  ]);
});
