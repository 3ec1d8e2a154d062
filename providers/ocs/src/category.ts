import { categoryByWords, type NamedCategory, type ProductCategory } from '@weedhounds/provider-terms';

const categories = new Map<string, ProductCategory>([
  ['dried flower', 'FLOWER'],
  ['flower', 'FLOWER'],
  ['milled flower', 'FLOWER'],
  ['pre rolled', 'PRE_ROLL'],
  ['pre rolls', 'PRE_ROLL'],
  ['vapes', 'VAPORIZER'],
  ['concentrates', 'CONCENTRATE'],
  ['extracts', 'CONCENTRATE'],
  ['edibles', 'EDIBLE'],
  ['beverages', 'BEVERAGE'],
  ['capsules', 'CAPSULE'],
  ['capsules & softgels', 'CAPSULE'],
  ['oils', 'TINCTURE'],
  ['topicals', 'TOPICAL'],
  ['seeds', 'SEED'],
  ['plants', 'CLONE'],
  ['accessories', 'ACCESSORY'],
]);

/** Our category for a product, by its tag. */
export function categoryOf(words: string | null): NamedCategory {
  return categoryByWords(words, categories);
}
