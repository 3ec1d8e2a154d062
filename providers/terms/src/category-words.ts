import type { ProductCategory } from './types.ts';

export interface NamedCategory {
  category: ProductCategory;
  /** What reading it took: emoji and marks beside the words are passed over. */
  repairs: readonly string[];
}

/**
 * Our category for a provider's words, by the provider's own table (lower case, words parted by one blank). Case, hyphens
 * and emoji make no difference: `🌿 Pre-Rolls` is `pre rolls`. What the table does not have is OTHER.
 */
export function categoryByWords(words: string | null, table: ReadonlyMap<string, ProductCategory>): NamedCategory {
  const text = (words ?? '').toLowerCase();
  const plain = text.replace(/[^\p{L}\p{N}&/]+/gu, ' ').trim();
  const category = table.get(plain) ?? 'OTHER';
  const hasEmoji = /\p{Extended_Pictographic}/u.test(text);
  const repairs = hasEmoji ? ['category-without-emoji'] : [];
  return { category, repairs: category === 'OTHER' ? [...repairs, 'unknown-category-is-other'] : repairs };
}
