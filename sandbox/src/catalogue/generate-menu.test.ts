import { describe, expect, it } from 'vitest';
import { generateMenu, menuInstant, menuSourceOf } from './generate-menu.ts';
import { readShopEntries, readStrainEntries } from './read-catalogue.ts';

const strains = readStrainEntries();
const shops = readShopEntries();
const menus = shops.map((shop) => ({ shop, items: generateMenu(shop, strains) }));
const items = menus.flatMap((menu) => menu.items);
const variants = items.flatMap((item) => item.variants);

describe('generateMenu', () => {
  it('makes the same menu every time, and another for another shop', () => {
    const [first, second] = shops;
    if (!first || !second) throw new Error('expected two shops');
    expect(generateMenu(first, strains)).toEqual(menus[0]?.items);
    expect(generateMenu(second, strains)).not.toEqual(menus[0]?.items);
  });

  it('fills a menu with 60 items, each with a key of its own', () => {
    for (const menu of menus) expect(new Set(menu.items.map((item) => item.sourceKey)).size).toBe(60);
  });

  it('names real strains on what is named for a strain, and none on edibles', () => {
    const slugs = new Set(strains.map((strain) => strain.slug));
    expect(items.filter((item) => item.strain && !slugs.has(item.strain.slug))).toEqual([]);
    expect(items.filter((item) => (item.category === 'FLOWER') !== (item.subcategory === 'WHOLE_FLOWER'))).toEqual([]);
    expect(items.filter((item) => item.category === 'EDIBLE' && item.strain)).toEqual([]);
    expect(items.filter((item) => item.category === 'FLOWER' && !item.strain)).toEqual([]);
  });

  it('sells flower by weight and edibles by dose', () => {
    const kinds = (category: string) =>
      new Set(
        items.filter((item) => item.category === category).flatMap((item) => item.variants.map((v) => v.measure.kind)),
      );
    expect([kinds('FLOWER'), kinds('EDIBLE'), kinds('BEVERAGE')]).toEqual([
      new Set(['weight']),
      new Set(['dose']),
      new Set(['dose']),
    ]);
  });

  it('asks less a gram for more, and never more on sale', () => {
    for (const { variants: sizes } of items.filter((item) => item.category === 'FLOWER')) {
      for (const use of ['ADULT', 'MEDICAL']) {
        const perGram = sizes
          .filter((variant) => variant.use === use)
          .map(({ price, measure }) => (price?.minorUnits ?? 0) / (measure.kind === 'weight' ? measure.grams : 1));
        expect(perGram).toEqual(perGram.toSorted((a, b) => b - a));
      }
    }
    expect(
      variants.filter(({ price, salePrice }) => !price || (salePrice && salePrice.minorUnits >= price.minorUnits)),
    ).toEqual([]);
  });

  it('sells to those the shop serves, in the place’s currency', () => {
    for (const { shop, items: own } of menus) {
      const sold = own.flatMap((item) => item.variants);
      expect(new Set(sold.map((variant) => variant.use))).toEqual(new Set(shop.serves));
      expect(new Set(sold.map((variant) => variant.price?.currency))).toEqual(new Set([menuSourceOf(shop).currency]));
    }
  });

  it('keeps to 10 mg a package of food in Canada, and sells 100 mg elsewhere', () => {
    const dosesOf = (isCanadian: boolean) =>
      menus
        .filter(({ shop }) => shop.jurisdiction.startsWith('CA-') === isCanadian)
        .flatMap((menu) => menu.items.filter((item) => item.category === 'EDIBLE' || item.category === 'BEVERAGE'))
        .flatMap((item) => item.variants.map(({ measure }) => (measure.kind === 'dose' ? measure.milligrams : null)));
    expect(new Set(dosesOf(true))).toEqual(new Set([10]));
    expect(new Set(dosesOf(false))).toEqual(new Set([5, 10, 50, 100]));
  });

  it('gives some items earlier prices, all before the menu’s own instant', () => {
    const history = variants.flatMap((variant) => variant.priceHistory);
    expect(history.length).toBeGreaterThan(500);
    expect(history.filter((point) => point.at >= menuInstant)).toEqual([]);
  });

  it('states a THC that its category can hold', () => {
    const thc = items.flatMap((item) => item.potencies.filter((potency) => potency.compound === 'THC'));
    expect(thc.length).toBeGreaterThan(2000);
    expect(thc.filter(({ unit, high }) => unit === 'PERCENT' && high > 95)).toEqual([]);
  });

  it('runs out of some sizes', () => {
    const share = variants.filter((variant) => variant.stock === 0).length / variants.length;
    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.12);
  });
});
