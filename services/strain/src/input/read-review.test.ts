import { GraphError } from '@weedhounds/errors';
import { describe, expect, it } from 'vitest';
import type { ReviewStrainInput } from '../../generated/resolvers.ts';
import { readReview } from './read-review.ts';

const refusal = (given: Partial<ReviewStrainInput>) => {
  try {
    readReview({ strainId: 'str_1', rating: 3, ...given });
  } catch (error) {
    if (error instanceof GraphError) return [error.code, error.extensions.argument, error.message];
    throw error;
  }
  return undefined;
};

describe('readReview', () => {
  it('takes the longest text and the most effects there may be', () => {
    const text = '🫐'.repeat(4_000);
    const effects = Array.from({ length: 10 }, (_, at) => `${at}`.padEnd(40, 'é'));
    expect(readReview({ strainId: 'str_1', rating: 5, text, effects })).toEqual({ rating: 5, text, effects });
  });

  it('takes null for no text and no effects', () => {
    const input = { strainId: 'str_1', rating: 1, text: null } as ReviewStrainInput;
    expect(readReview(input)).toEqual({ rating: 1, text: null, effects: [] });
  });

  it.each<[Partial<ReviewStrainInput>, string, string]>([
    [{ rating: 0 }, 'rating', 'rating must be from 1 to 5; got 0.'],
    [{ rating: 6 }, 'rating', 'rating must be from 1 to 5; got 6.'],
    [{ text: 'a'.repeat(4_001) }, 'text', 'text must be at most 4000 characters; got 4001.'],
    [{ text: 'a\u0000' }, 'text', 'text must not hold control characters; got U+0000.'],
    [{ text: 'a\tb' }, 'text', 'text must not hold control characters; got U+0009.'],
    [{ text: 'a\ud83d b' }, 'text', 'text must not hold control characters; got U+D83D.'],
    [{ effects: Array.from({ length: 11 }, String) }, 'effects', 'effects must be at most 10; got 11.'],
    [{ effects: ['a'.repeat(41)] }, 'effects', 'effects must be at most 40 characters; got 41.'],
    [{ effects: ['a\nb'] }, 'effects', 'effects must not hold control characters; got U+000A.'],
    [{ effects: ['  '] }, 'effects', 'An effect must have a name; got a blank one.'],
  ])('refuses %j', (given, field, message) => {
    expect(refusal(given)).toEqual(['BAD_USER_INPUT', ['input', field], message]);
  });
});
