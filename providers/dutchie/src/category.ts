import type { ProductCategory } from '@weedhounds/provider-terms';

const categories = new Map<string, ProductCategory>([
  ['FLOWER', 'FLOWER'],
  ['PRE_ROLLS', 'PRE_ROLL'],
  ['VAPORIZERS', 'VAPORIZER'],
  ['CONCENTRATES', 'CONCENTRATE'],
  ['EDIBLES', 'EDIBLE'],
  ['ORALS', 'CAPSULE'],
  ['TINCTURES', 'TINCTURE'],
  ['TOPICALS', 'TOPICAL'],
  ['SEEDS', 'SEED'],
  ['CLONES', 'CLONE'],
  ['ACCESSORIES', 'ACCESSORY'],
  ['APPAREL', 'ACCESSORY'],
]);

const edibles = new Map<string, ProductCategory>([
  ['DRINKS', 'BEVERAGE'],
  ['CAPSULES_TABLETS', 'CAPSULE'],
]);

export interface Category {
  category: ProductCategory;
  /** `name` where the provider's own category says no more than "edible" and the product's name does. */
  from: 'provider' | 'name';
}

/** Our category for a product: the provider's, but for drinks and tablets that it keeps among the edibles. */
export function readCategory(category: string, subCategory: string | null, name: string): Category {
  const main = categories.get(category) ?? 'OTHER';
  if (main !== 'EDIBLE') return { category: main, from: 'provider' };
  const own = edibles.get(subCategory ?? '');
  if (own) return { category: own, from: 'provider' };
  if (subCategory === 'DEFAULT' || subCategory === null) {
    if (/\b(shots?|soda|seltzer|drink|beverage)\b/i.test(name)) return { category: 'BEVERAGE', from: 'name' };
    if (/\b(tablets?|capsules?|softgels?)\b/i.test(name)) return { category: 'CAPSULE', from: 'name' };
  }
  return { category: 'EDIBLE', from: 'provider' };
}
