import { categoryByWords, type NamedCategory, type ProductCategory } from '@weedhounds/provider-terms';

const kinds = new Map<string, ProductCategory>([
  ['flower', 'FLOWER'],
  ['pre roll', 'PRE_ROLL'],
  ['vape', 'VAPORIZER'],
  ['extract', 'CONCENTRATE'],
  ['edible', 'EDIBLE'],
  ['tincture', 'TINCTURE'],
  ['topical', 'TOPICAL'],
  ['gear', 'ACCESSORY'],
  ['merch', 'ACCESSORY'],
  ['grow', 'OTHER'],
]);

/** Subtypes that say more than their kind. */
const subtypes = new Map<string, ProductCategory>([
  ['beverages', 'BEVERAGE'],
  ['drinks', 'BEVERAGE'],
  ['capsules', 'CAPSULE'],
  ['tablets', 'CAPSULE'],
  ['seeds', 'SEED'],
  ['clones', 'CLONE'],
]);

/** Our category for a product of Jane's. */
export function categoryOf(kind: string, subtype: string | null): NamedCategory {
  const named = categoryByWords(kind, kinds);
  if (named.category !== 'EDIBLE' && named.category !== 'OTHER') return named;
  const { category } = categoryByWords(subtype, subtypes);
  if (category === 'OTHER') return named;
  return { category, repairs: named.repairs.filter((rule) => rule !== 'unknown-category-is-other') };
}
