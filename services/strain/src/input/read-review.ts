import { badInput } from '@weedhounds/errors';
import type { ReviewStrainInput } from '../../generated/resolvers.ts';

const maxTextLength = 4_000;
const maxEffects = 10;
const maxEffectLength = 40;

/** A review as it may be stored. */
export interface CheckedReview {
  rating: number;
  text: string | null;
  effects: string[];
}

/**
 * What of a review can be checked without the store. Space around texts goes; a blank text is none; an effect named twice
 * counts once, whatever its case.
 *
 * @throws GraphError BAD_USER_INPUT at the value that is wrong
 */
export function readReview({ rating, text, effects }: ReviewStrainInput): CheckedReview {
  if (rating < 1 || rating > 5) throw badInput(`rating must be from 1 to 5; got ${rating}.`, ['input', 'rating']);
  return { rating, text: readText(text ?? ''), effects: readEffects(effects ?? []) };
}

function readText(input: string): string | null {
  const text = input.replaceAll('\r\n', '\n').trim();
  // A line may end in a text, but not in an effect.
  checkText('text', text.replaceAll('\n', ' '), maxTextLength);
  return text === '' ? null : text;
}

function readEffects(input: readonly string[]): string[] {
  if (input.length > maxEffects) {
    throw badInput(`effects must be at most ${maxEffects}; got ${input.length}.`, ['input', 'effects']);
  }
  const effects = new Map<string, string>();
  for (const effect of input.map((one) => one.trim())) {
    if (effect === '') throw badInput('An effect must have a name; got a blank one.', ['input', 'effects']);
    checkText('effects', effect, maxEffectLength);
    const key = effect.toLowerCase();
    if (!effects.has(key)) effects.set(key, effect);
  }
  return [...effects.values()];
}

/** Refuses what is too long, counted in code points, and what no one types: control characters and halves of pairs. */
function checkText(field: string, text: string, maxLength: number): void {
  const length = [...text].length;
  if (length > maxLength) {
    throw badInput(`${field} must be at most ${maxLength} characters; got ${length}.`, ['input', field]);
  }
  const refused = /[\p{Cc}\p{Cs}]/u.exec(text)?.[0];
  if (refused !== undefined) {
    const code = refused.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw badInput(`${field} must not hold control characters; got U+${code}.`, ['input', field]);
  }
}
