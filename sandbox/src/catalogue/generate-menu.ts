import {
  isDosed,
  type MarketUse,
  type MenuItemRecord,
  type MenuSource,
  parseMeasure,
  type StrainMatch,
} from '@weedhounds/provider-terms';
import type { ShopEntry, StrainEntry } from './entries.ts';
import { drawPotencies } from './potencies.ts';
import { drawPrices } from './prices.ts';
import { brands, canadianDose, flavours, type ProductKind, productKinds } from './products.ts';
import { createRandom, type Random } from './random.ts';
import { shopKey } from './read-catalogue.ts';

/** The instant that all invented menus are of. */
export const menuInstant = '2026-11-22T12:00:00.000Z';

/** Share of draws that go to the strains with the most samples: what shops sell is what laboratories see. */
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
    Array.from({ length: kind.count }, (_, index) => {
      const isPopular = random.chance(popularShare);
      const strain = random.pick(isPopular ? ranked.slice(0, popularCount) : ranked);
      return generateItem(shop, kind, index, strain, random);
    }),
  );
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
  const labels = drawLabels(shop, kind, random);
  const variants = labels.flatMap(([label, factor]) =>
    shop.serves.map((use) => ({
      sourceKey: `${label} ${use}`,
      label,
      use,
      measure: parseMeasure(label, kind.category),
      ...drawPrices(
        {
          amount: shop.gramPrice * factor * usePrice(use, shop),
          currency: menuSourceOf(shop).currency,
          at: menuInstant,
        },
        random,
      ),
      stock: random.chance(0.08) ? 0 : random.whole(1, 40),
    })),
  );
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

/** Sizes in the order of the table, the smallest first. */
function drawLabels(shop: ShopEntry, kind: ProductKind, random: Random): (readonly [string, number])[] {
  if (
    isDosed(kind.category) &&
    kind.category !== 'TINCTURE' &&
    kind.category !== 'TOPICAL' &&
    shop.jurisdiction.startsWith('CA-')
  ) {
    return [[canadianDose, 0.7]];
  }
  const drawn = random.sample(kind.sizes, random.whole(...kind.sizesPerItem));
  return kind.sizes.filter((size) => drawn.includes(size));
}

/** Patients pay less where a shop sells to both: no excise. */
function usePrice(use: MarketUse, { serves }: ShopEntry): number {
  return use === 'MEDICAL' && serves.length > 1 ? 0.88 : 1;
}

function matchOf({ name, slug }: StrainEntry): StrainMatch {
  return { name, slug, rule: 'PROVIDER_FIELD', confidence: 1 };
}

function samplesOf(strain: StrainEntry): number {
  return strain.profile?.samples ?? 0;
}
