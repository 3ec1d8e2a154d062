import { categoryByWords, type NamedCategory, type ProductCategory } from '@weedhounds/provider-terms';

const categories = new Map<string, ProductCategory>([
  ['flower', 'FLOWER'],
  ['bud', 'FLOWER'],
  ['pre roll', 'PRE_ROLL'],
  ['pre rolls', 'PRE_ROLL'],
  ['prerolls', 'PRE_ROLL'],
  ['vaporizers', 'VAPORIZER'],
  ['vapes', 'VAPORIZER'],
  ['cartridges', 'VAPORIZER'],
  ['concentrate', 'CONCENTRATE'],
  ['concentrates', 'CONCENTRATE'],
  ['extracts', 'CONCENTRATE'],
  ['edible', 'EDIBLE'],
  ['edibles', 'EDIBLE'],
  ['beverage', 'BEVERAGE'],
  ['beverages', 'BEVERAGE'],
  ['drinks', 'BEVERAGE'],
  ['capsules', 'CAPSULE'],
  ['tablets', 'CAPSULE'],
  ['tincture', 'TINCTURE'],
  ['tinctures', 'TINCTURE'],
  ['topical', 'TOPICAL'],
  ['topicals', 'TOPICAL'],
  ['seeds', 'SEED'],
  ['clones', 'CLONE'],
  ['accessories', 'ACCESSORY'],
  ['gear', 'ACCESSORY'],
  ['apparel', 'ACCESSORY'],
]);

/** Our category for a product: a shop's own category says more than the master category above it, where we know it. */
export function categoryOf(own: string | null, master: string | null): NamedCategory {
  const named = categoryByWords(own, categories);
  return named.category === 'OTHER' ? categoryByWords(master ?? own, categories) : named;
}
