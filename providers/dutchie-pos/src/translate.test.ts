import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { translatePosProduct } from './translate.ts';
import type { InventoryRow } from './wire.ts';

const flower = {
  productId: 91,
  productName: 'Lemon Test 3.5g',
  masterCategory: 'Flower',
  strain: 'Lemon Test',
  recPrice: 35.0,
  medPrice: 31.0,
  thcContent: 22.4,
  thcContentUnit: '%',
  netWeight: 3.5,
  netWeightUnit: 'Grams',
  flowerEquivalent: 3.5,
};
const batch: InventoryRow = {
  inventoryId: 7,
  productId: 91,
  quantityAvailable: 14,
  labResults: [{ labTest: 'THCA', value: 25.1, labResultUnit: '%' }],
};

function accepted(
  product: unknown,
  batches: readonly InventoryRow[] = [batch],
): { value: MenuItemRecord; repairs: string[] } {
  const translation = translatePosProduct(product, batches);
  if (translation.kind === 'refused') throw new Error(`refused: ${translation.reason}`);
  return translation;
}

const usd = (minorUnits: number) => ({ minorUnits, currency: 'USD' });

describe('translatePosProduct', () => {
  it('translates a product with its stock', () => {
    const asStated = { unit: 'PERCENT', rawUnit: '%', rule: 'as-stated' };
    const variant = {
      label: '3.5g',
      measure: { kind: 'weight', grams: 3.5, rule: 'grams' },
      salePrice: null,
      stock: 14,
      priceHistory: [],
    };
    expect(accepted(flower)).toEqual({
      kind: 'accepted',
      value: {
        sourceKey: '91',
        name: 'Lemon Test 3.5g',
        brand: null,
        category: 'FLOWER',
        rawCategory: 'Flower',
        subcategory: null,
        rawStrainType: null,
        description: null,
        imageUrl: null,
        strain: { name: 'Lemon Test', slug: 'lemon-test', rule: 'PROVIDER_FIELD', confidence: 1 },
        potencies: [
          { compound: 'THC', analyteId: 'thc', low: 22.4, high: 22.4, rawText: '22.4%', ...asStated },
          { compound: 'THCA', analyteId: 'thca', low: 25.1, high: 25.1, rawText: '25.1%', ...asStated },
        ],
        variants: [
          { sourceKey: 'ADULT', use: 'ADULT', price: usd(3500), ...variant },
          { sourceKey: 'MEDICAL', use: 'MEDICAL', price: usd(3100), ...variant },
        ],
      },
      repairs: [],
    });
  });

  it('adds up the batches, and knows no stock without one', () => {
    const stock = (batches: readonly InventoryRow[]) => accepted(flower, batches).value.variants[0]?.stock;
    expect(stock([batch, { ...batch, inventoryId: 8, quantityAvailable: 3 }])).toBe(17);
    expect(stock([{ ...batch, quantityAvailable: 0 }])).toBe(0);
    expect(stock([{ ...batch, quantityAvailable: -2 }])).toBe(0);
    expect(stock([{ ...batch, quantityAvailable: null }])).toBeNull();
    expect(stock([batch, { ...batch, inventoryId: 8, quantityAvailable: null }])).toBeNull();
    expect(stock([])).toBeNull();
  });

  it('spans what the laboratory says of several batches', () => {
    const other = { ...batch, inventoryId: 8, labResults: [{ labTest: 'THCA', value: 23, labResultUnit: '%' }] };
    expect(accepted(flower, [batch, other]).value.potencies[1]).toMatchObject({
      low: 23,
      high: 25.1,
      rawText: '25.1%, 23%',
      rule: 'range-over-batches',
    });
  });

  it.each([
    [
      { netWeight: 0.1, netWeightUnit: 'Grams' },
      { kind: 'dose', milligrams: 100, rule: 'weight-label-is-dose' },
    ],
    [
      { netWeight: 100, netWeightUnit: 'Milligrams' },
      { kind: 'dose', milligrams: 100, rule: 'milligrams-are-dose' },
    ],
    [
      { netWeight: 100, netWeightUnit: 'g' },
      { kind: 'weight', grams: 100, rule: 'grams' },
    ],
    [
      { netWeight: 0, netWeightUnit: 'g' },
      { kind: 'unknown', rule: 'no-measure-in-label' },
    ],
    [
      { netWeight: null, netWeightUnit: null },
      { kind: 'unknown', rule: 'no-measure-in-label' },
    ],
    [
      { netWeight: 1, netWeightUnit: 'Each' },
      { kind: 'unknown', rule: 'no-measure-in-label' },
    ],
  ])('measures an edible of %o', (given, measure) => {
    const { value } = accepted({ ...flower, masterCategory: 'Edibles', ...given });
    expect(value.variants[0]?.measure).toEqual(measure);
  });

  it.each([
    [{ netWeight: 3.5, netWeightUnit: 'Grams' }, '3.5g'],
    [{ netWeight: '3.50', netWeightUnit: 'G' }, '3.50g'],
    [{ netWeight: 1, netWeightUnit: 'Each' }, '1 Each'],
    [{ netWeight: 3.5, netWeightUnit: null }, '3.5'],
    [{ netWeight: '0.00', netWeightUnit: 'Grams' }, ''],
    [{ netWeight: null, netWeightUnit: 'Grams' }, ''],
  ])('labels a product of %o as %s', (given, label) => {
    expect(accepted({ ...flower, ...given }).value.variants[0]?.label).toBe(label);
  });

  it('takes the pieces from the name', () => {
    const product = { ...flower, productName: 'Minis (5 Pack)', netWeight: 2.5 };
    expect(accepted(product).value.variants[0]?.measure).toMatchObject({ grams: 2.5, count: 5 });
  });

  it.each([
    [{ recPrice: '35.00' }, [3500, 3100], []],
    [{ recPrice: null }, [3100], []],
    [{ medPrice: null }, [3500], []],
    [{ isMedicalOnly: true }, [3100], []],
    [{ recPrice: 0, medPrice: 0 }, [null, null], ['unusable-price-is-unknown']],
  ])('reads the prices %o', (given, prices, rules) => {
    const { value, repairs } = accepted({ ...flower, ...given });
    expect(value.variants.map(({ price }) => price?.minorUnits ?? null)).toEqual(prices);
    expect(repairs).toEqual(rules);
  });

  it('says that tiers of prices were left out: which weight they are for, they do not tell', () => {
    const pricingTierData = [{ startWeight: 1, endWeight: 3.5, price: 12 }];
    expect(accepted({ ...flower, pricingTierData }).repairs).toEqual(['pricing-tiers-left-out']);
  });

  it.each([
    [22.4, '%', { low: 22.4, unit: 'PERCENT' }],
    [224, 'mg/g', { low: 224, unit: 'MILLIGRAM_PER_GRAM' }],
    ['18.00 − 24.00', '%', { low: 18, high: 24, rule: 'read-from-text' }],
    [22.4, 'n.d.', { compound: 'THCA' }],
    [0, '%', { compound: 'THCA' }],
    [null, null, { compound: 'THCA' }],
  ])('reads a THC content of %s %s', (thcContent, thcContentUnit, potency) => {
    expect(accepted({ ...flower, thcContent, thcContentUnit }).value.potencies[0]).toMatchObject(potency);
  });

  it.each([
    ['Lemon Test', 'PROVIDER_FIELD'],
    ['Hybrid', 'NAME_REMAINDER'],
    [null, 'NAME_REMAINDER'],
  ])('finds the strain of a field that says %s', (strain, rule) => {
    expect(accepted({ ...flower, strain }).value.strain?.rule).toBe(rule);
  });

  it.each([
    ['Popcorn Buds', 'Flower', 'FLOWER'],
    ['Beverages', 'Edibles', 'BEVERAGE'],
    [null, '🌿 Pre-Rolls', 'PRE_ROLL'],
    ['Mystery', null, 'OTHER'],
  ])('files %s under %s as %s', (own, masterCategory, category) => {
    expect(accepted({ ...flower, category: own, masterCategory }).value.category).toBe(category);
  });

  it.each([
    [null, 'no product: an id or a name is missing, or a figure is none'],
    [{ ...flower, productId: null }, 'no product: an id or a name is missing, or a figure is none'],
    [{ ...flower, recPrice: {} }, 'no product: an id or a name is missing, or a figure is none'],
    [{ ...flower, recPrice: null, medPrice: null }, 'no price for any use'],
  ])('refuses %o', (product, reason) => {
    expect(translatePosProduct(product, [])).toMatchObject({ kind: 'refused', reason });
  });
});
