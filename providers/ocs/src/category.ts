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

/**
 * The unit that tags of content are in, which no tag says: of what is smoked it is per cent, of what is eaten milligrams in the
 * package, of oils and balms milligrams per gram.
 */
export function contentUnit(category: ProductCategory): string {
  if (category === 'EDIBLE' || category === 'BEVERAGE' || category === 'CAPSULE') return 'mg';
  return category === 'TINCTURE' || category === 'TOPICAL' ? 'mg/g' : '%';
}
