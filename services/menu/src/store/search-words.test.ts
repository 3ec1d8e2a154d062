import { expect, it } from 'vitest';
import { searchText, searchWords, wordKey } from './search-words.ts';

it('leaves case, accents and punctuation out of words', () => {
  expect(searchWords("O'Geez (The Fruits) Añejo #4")).toEqual(['ogeez', 'the', 'fruits', 'anejo', '4']);
  expect(searchWords('!!!')).toEqual([]);
});

it('makes the same key of a name in any case', () => {
  expect(wordKey('Cheeba Chews®')).toBe(wordKey('CHEEBA chews'));
});

it('keeps a name without words as it is, and no name longer than an index takes', () => {
  expect(wordKey(' 🌿🔥 ')).toBe('🌿🔥');
  expect(wordKey('a'.repeat(5000))).toHaveLength(200);
});

it('holds every word once between blanks', () => {
  expect(searchText(['Blue Dream', null, 'DREAM Co.'])).toBe(' blue dream co ');
});
