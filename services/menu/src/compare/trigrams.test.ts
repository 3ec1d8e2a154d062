import fc from 'fast-check';
import { expect, it } from 'vitest';
import { similarPairs, trigramsOf } from './trigrams.ts';

it('makes the trigrams that pg_trgm shows for a word', () => {
  // select show_trgm('word')
  expect([...trigramsOf(['word'])].sort()).toEqual(['  w', ' wo', 'ord', 'rd ', 'wor']);
});

it('makes each trigram once, whatever the order of the words', () => {
  expect(trigramsOf(['lemon', 'pie'])).toEqual(trigramsOf(['pie', 'lemon', 'pie']));
});

it('finds the similarity of pg_trgm', () => {
  // select similarity('word', 'two words') → 0.36363637
  expect(similarPairs([trigramsOf(['word']), trigramsOf(['two', 'words'])], 0.1)).toEqual([
    { first: 0, second: 1, similarity: 4 / 11 },
  ]);
});

it('leaves out what is less similar', () => {
  expect(similarPairs([trigramsOf(['word']), trigramsOf(['two', 'words'])], 0.4)).toEqual([]);
});

it('finds the pairs that comparing all with all finds', () => {
  const words = fc.array(fc.stringMatching(/^[abc]{1,4}$/), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (names) => {
      const sets = names.map(trigramsOf);
      const expected = sets.flatMap((a, first) =>
        sets.flatMap((b, second) => {
          const union = new Set([...a, ...b]).size;
          const similarity = (a.size + b.size - union) / union;
          return first < second && similarity >= 0.5 ? [{ first, second, similarity }] : [];
        }),
      );
      const byPlace = (a: { first: number; second: number }, b: { first: number; second: number }) =>
        a.first - b.first || a.second - b.second;
      expect(similarPairs(sets, 0.5).sort(byPlace)).toEqual(expected);
    }),
  );
});
