import { expect, it } from 'vitest';
import { isSameKey } from './same-key.ts';

it.each([
  ['the same text', 'a', 'a', true],
  ['another text', 'a', 'b', false],
  ['a text in another case', 'a', 'A', false],
  ['an ID as a number', '1', 1, true],
  ['an ID as a text', 1, '1', true],
  ['false, where 0 was asked for', 0, false, false],
  ['a list', '1', ['1'], false],
  ['an object that is no text', '1', { toString: 1 }, false],
  ['null', '1', null, true],
  ['nothing', '1', undefined, true],
  ['a key that was not asked for', undefined, '1', true],
  ['an object, which two subgraphs may write in two ways', { at: 1 }, { at: '1' }, true],
  ['a text, where an object was asked for', { at: 1 }, '1', true],
])('knows what to make of %s', (_, asked, told, isSame) => {
  expect(isSameKey(asked, told)).toBe(isSame);
});
