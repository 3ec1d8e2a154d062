import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { translateJaneHit } from './translate.ts';

const flower = {
  objectID: '9-1',
  product_id: 9,
  name: 'Lemon Test',
  brand: 'Acme',
  kind: 'flower',
  root_subtype: 'Whole Flower',
  category: 'sativa',
  percent_thc: 0,
  percent_thca: 24.9,
  percent_cbd: null,
  inventory_potencies: [{ price_id: 'eighth_ounce', thc_potency: 22.4, thca_potency: 24.9 }],
  lab_results: [{ price_id: 'eighth_ounce', lab_results: [{ compound_name: 'Limonene', value: 0.42, unit: '%' }] }],
  available_weights: ['eighth ounce'],
  price_gram: null,
  price_eighth_ounce: '35.0',
  discounted_price_eighth_ounce: 28,
  special_price_eighth_ounce: { discount_price: '28.0' },
  net_weight_grams: 0.0,
  amount: '3.5g',
  store_types: ['recreational'],
};
const gummies = {
  ...flower,
  kind: 'edible',
  root_subtype: 'Gummies',
  percent_thca: null,
  inventory_potencies: [],
  lab_results: [],
  available_weights: ['each'],
  amount: '.1g',
  price_eighth_ounce: null,
  discounted_price_eighth_ounce: null,
  special_price_eighth_ounce: null,
  price_each: 20,
};

function accepted(hit: unknown): { value: MenuItemRecord; repairs: string[] } {
  const translation = translateJaneHit(hit);
  if (translation.kind === 'refused') throw new Error(`refused: ${translation.reason}`);
  return translation;
}

const usd = (minorUnits: number) => ({ minorUnits, currency: 'USD' });

describe('translateJaneHit', () => {
  it('translates a product', () => {
    const asStated = { unit: 'PERCENT', rawUnit: '%', rule: 'as-stated' };
    expect(accepted(flower)).toEqual({
      kind: 'accepted',
      value: {
        sourceKey: '9',
        name: 'Lemon Test',
        brand: 'Acme',
        category: 'FLOWER',
        rawCategory: 'flower',
        subcategory: 'Whole Flower',
        rawStrainType: 'sativa',
        description: null,
        imageUrl: null,
        strain: { name: 'Lemon Test', slug: 'lemon-test', rule: 'NAME_REMAINDER', confidence: 0.5 },
        potencies: [
          { compound: 'THCA', analyteId: 'thca', low: 24.9, high: 24.9, rawText: '24.9%', ...asStated },
          { compound: 'THC', analyteId: 'thc', low: 22.4, high: 22.4, rawText: '22.4%', ...asStated },
          { compound: 'Limonene', analyteId: 'limonene', low: 0.42, high: 0.42, rawText: '0.42%', ...asStated },
        ],
        variants: [
          {
            sourceKey: 'eighth_ounce ADULT',
            label: 'eighth ounce',
            use: 'ADULT',
            measure: { kind: 'weight', grams: 3.5, rule: 'weight-word' },
            price: usd(3500),
            salePrice: usd(2800),
            stock: null,
            priceHistory: [],
          },
        ],
      },
      repairs: ['zero-potency-is-unknown', 'strain-from-name'],
    });
  });

  it('reads .1g of an edible as a dose of 100 mg THC, whatever its price', () => {
    const { value, repairs } = accepted(gummies);
    expect(value.variants.map(({ label, measure, price }) => ({ label, measure, price }))).toEqual([
      { label: '.1g', measure: { kind: 'dose', milligrams: 100, rule: 'weight-label-is-dose' }, price: usd(2000) },
    ]);
    expect(repairs).toContain('weight-label-is-dose');
  });

  it.each([
    [{ price_eighth_ounce: 35 }, 3500, 2800, []],
    [{ price_eighth_ounce: '35.0', special_price_eighth_ounce: null }, 3500, 2800, []],
    [{ special_price_eighth_ounce: { discount_price: 25 } }, 3500, 2500, []],
    [{ special_price_eighth_ounce: { discount_price: 0 } }, 3500, 2800, []],
    [{ price_eighth_ounce: null }, 2800, null, []],
    [{ price_eighth_ounce: 20 }, 2000, null, ['sale-price-not-below-price-left-out']],
    [
      { price_eighth_ounce: 0, discounted_price_eighth_ounce: null, special_price_eighth_ounce: null },
      null,
      null,
      ['unusable-price-is-unknown'],
    ],
  ])('reads the prices %o', (given, price, salePrice, rules) => {
    const { value, repairs } = accepted({ ...flower, ...given });
    const [variant] = value.variants;
    expect([variant?.price?.minorUnits ?? null, variant?.salePrice?.minorUnits ?? null]).toEqual([price, salePrice]);
    expect(repairs.filter((rule) => rule.includes('price'))).toEqual(rules);
  });

  it('aligns prices and weights by name: what is not available is sold out, what has no price has none', () => {
    const hit = { ...flower, available_weights: ['Eighth Ounce', 'ounce'], price_gram: 12 };
    const variants = accepted(hit).value.variants.map(({ label, price, stock }) => [label, price?.minorUnits, stock]);
    expect(variants).toEqual([
      ['gram', 1200, 0],
      ['eighth ounce', 3500, null],
      ['ounce', undefined, null],
    ]);
  });

  it('knows no stock where Jane does not say what is available', () => {
    expect(accepted({ ...flower, available_weights: null }).value.variants[0]?.stock).toBeNull();
  });

  it.each([
    ['flower', null, 'FLOWER', []],
    ['pre-roll', null, 'PRE_ROLL', []],
    ['🔥 Pre-Roll 🌿', null, 'PRE_ROLL', ['category-without-emoji']],
    ['edible', 'Beverages', 'BEVERAGE', []],
    ['edible', 'Capsules', 'CAPSULE', []],
    ['grow', 'Seeds', 'SEED', []],
    ['flower', 'Seeds', 'FLOWER', []],
    ['🌿', null, 'OTHER', ['category-without-emoji', 'unknown-category-is-other']],
    ['mystery', 'Whole Flower', 'OTHER', ['unknown-category-is-other']],
  ])('files %s (%s) as %s', (kind, subtype, category, rules) => {
    const { value, repairs } = accepted({ ...flower, kind, root_subtype: subtype });
    expect(value).toMatchObject({ category, rawCategory: kind });
    expect(repairs.filter((rule) => rule.includes('category'))).toEqual(rules);
  });

  it('sells for each use that the product is listed for', () => {
    const { variants } = accepted({ ...flower, store_types: ['recreational', 'medical', 'hemp'] }).value;
    expect(variants.map(({ sourceKey, use }) => [sourceKey, use])).toEqual([
      ['eighth_ounce ADULT', 'ADULT'],
      ['eighth_ounce MEDICAL', 'MEDICAL'],
    ]);
  });

  it.each([
    [null, 'no product: an id, a name or a kind is missing, or a figure is none'],
    [{ ...flower, product_id: null }, 'no product: an id, a name or a kind is missing, or a figure is none'],
    [{ ...flower, name: ' ' }, 'no product: an id, a name or a kind is missing, or a figure is none'],
    [{ ...flower, price_gram: { amount: 3 } }, 'no product: an id, a name or a kind is missing, or a figure is none'],
    [{ ...flower, store_types: [] }, 'no use that we know'],
    [{ ...flower, price_eighth_ounce: null, available_weights: [] }, 'neither a price nor a weight that is available'],
  ])('refuses %o', (hit, reason) => {
    expect(translateJaneHit(hit)).toMatchObject({ kind: 'refused', reason });
  });
});
