import {
  isDosed,
  type MenuItemRecord,
  type MenuSource,
  parseMeasure,
  type StrainMatch,
} from '@weedhounds/provider-terms';
import type { ShopEntry, StrainEntry } from './entries.ts';
import { drawPotencies } from './potencies.ts';
import { drawPricing, pricesOf } from './prices.ts';
import { brands, flavours, type ProductKind, productKinds, type Size, sizesIn } from './products.ts';
import { createRandom, type Random } from './random.ts';
import { shopKey } from './read-catalogue.ts';

/** The instant that all invented menus are of. */
export const menuInstant = '2026-11-22T12:00:00.000Z';

/** Share of a menu that is of the strains with the most samples: what shops sell is what laboratories see. */
const popularShare = 0.6;
const popularCount = 60;

/** What an invented shop's menu is read from. */
export function menuSourceOf({ jurisdiction }: ShopEntry): MenuSource {
  const currency = jurisdiction.startsWith('CA-') ? 'CAD' : 'USD';
  return { provider: 'demonstration', providerId: null, fetchedAt: menuInstant, currency, isDemonstration: true };
}

/**
 * The menu of an invented shop: about 60 items of real strains and invented brands, with sizes, prices, stock, potencies
 * and, here and there, earlier prices. The same shop and strains give the same menu.
 */
export function generateMenu(shop: ShopEntry, strains: readonly StrainEntry[]): MenuItemRecord[] {
  const random = createRandom(shopKey(shop));
  const ranked = strains.toSorted((a, b) => samplesOf(b) - samplesOf(a) || (a.slug < b.slug ? -1 : 1));
  return productKinds.flatMap((kind) =>
    drawStrains(ranked, kind.count, random).map((strain, index) => generateItem(shop, kind, index, strain, random)),
  );
}

/** Draws different strains. */
function drawStrains(ranked: readonly StrainEntry[], count: number, random: Random): StrainEntry[] {
  const popular = random.sample(ranked.slice(0, popularCount), Math.round(count * popularShare));
  const others = ranked.filter((strain) => !popular.includes(strain));
  return [...popular, ...random.sample(others, count - popular.length)];
}

function generateItem(
  shop: ShopEntry,
  kind: ProductKind,
  index: number,
  strain: StrainEntry,
  random: Random,
): MenuItemRecord {
  const brand = random.pick(brands);
  const isOfStrain = !isDosed(kind.category);
  const subject = isOfStrain ? strain.name : random.pick(flavours);
  const { currency } = menuSourceOf(shop);
  const pricing = drawPricing(random);
  const variants = drawSizes(shop, kind, random).flatMap(([label, factor]) => {
    const stock = random.chance(0.08) ? 0 : random.whole(1, 40);
    const level = { amount: shop.gramPrice * factor, currency, at: menuInstant, serves: shop.serves };
    return shop.serves.map((use) => ({
      sourceKey: `${label} ${use}`,
      label,
      use,
      measure: parseMeasure(label, kind.category),
      ...pricesOf({ ...level, use }, pricing),
      stock,
    }));
  });
  return {
    sourceKey: `${kind.category.toLowerCase()}-${index + 1}`,
    name: `${subject} ${kind.form} | ${brand}`,
    brand,
    category: kind.category,
    rawCategory: kind.rawCategory,
    subcategory: kind.subcategory,
    rawStrainType: isOfStrain ? strain.type : null,
    description: 'Invented for demonstration.',
    imageUrl: null,
    strain: isOfStrain ? matchOf(strain) : null,
    potencies: drawPotencies(kind, strain, variants[0]?.measure ?? null, random),
    variants,
  };
}

/** Draws sizes, the smallest first. */
function drawSizes(shop: ShopEntry, kind: ProductKind, random: Random): Size[] {
  const sizes = sizesIn(shop.jurisdiction, kind);
  const drawn = random.sample(sizes, random.whole(...kind.sizesPerItem));
  return sizes.filter((size) => drawn.includes(size));
}

function matchOf({ name, slug }: StrainEntry): StrainMatch {
  return { name, slug, rule: 'PROVIDER_FIELD', confidence: 1 };
}

function samplesOf(strain: StrainEntry): number {
  return strain.profile?.samples ?? 0;
}
