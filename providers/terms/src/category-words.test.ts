import { expect, it } from 'vitest';
import { categoryByWords } from './category-words.ts';

const table = new Map([
  ['pre rolls', 'PRE_ROLL'],
  ['capsules & softgels', 'CAPSULE'],
] as const);

it.each([
  ['Pre-Rolls', 'PRE_ROLL', []],
  ['PRE_ROLLS', 'PRE_ROLL', []],
  ['  pre  rolls ', 'PRE_ROLL', []],
  ['🌿 Pre-Rolls 🔥', 'PRE_ROLL', ['category-without-emoji']],
  ['Capsules & Softgels', 'CAPSULE', []],
  ['Pre', 'OTHER', ['unknown-category-is-other']],
  ['🌿', 'OTHER', ['category-without-emoji', 'unknown-category-is-other']],
  [null, 'OTHER', ['unknown-category-is-other']],
])('files %s as %s', (words, category, repairs) => {
  expect(categoryByWords(words, table)).toEqual({ category, repairs });
});
