import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNearWords, distanceOf } from './near-words.ts';

describe('createNearWords', () => {
  const nearWords = createNearWords(['strawberry', 'sherbet', 'haze', 'gelato', 'skywalker']);

  it.each([
    ['strawbery', [{ word: 'strawberry', distance: 1 }]],
    ['srawbery', []],
    ['strwabrry', [{ word: 'strawberry', distance: 2 }]],
    ['sherbert', [{ word: 'sherbet', distance: 1 }]],
    ['hazee', []],
    ['gelati', []],
    ['aherbet', []],
    ['gelato1', []],
  ])('finds what %s may stand for', (word, found) => {
    expect(nearWords(word)).toEqual(found);
  });

  it('finds every word that it allows, and only those', () => {
    const letters = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 4, maxLength: 11 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), letters, (vocabulary, word) => {
        const expected = [...new Set(vocabulary)].filter((other) => {
          const shorter = Math.min(word.length, other.length);
          const isAllowed = distanceOf(word, other) <= (shorter >= 9 ? 2 : 1);
          return isAllowed && shorter >= 5 && word[0] === other[0];
        });
        const found = createNearWords(vocabulary)(word).map((near) => near.word);
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 500 },
    );
  });
});

describe('distanceOf', () => {
  it.each([
    ['haze', 'haze', 0],
    ['haze', 'hazes', 1],
    ['haze', 'hzae', 1],
    ['haze', 'hale', 2],
    ['', 'abc', 3],
  ])('is between %s and %s: %i', (left, right, distance) => {
    expect(distanceOf(left, right)).toBe(distance);
    expect(distanceOf(right, left)).toBe(distance);
  });
});
