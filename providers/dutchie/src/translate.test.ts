import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { newestChange } from './newest-change.ts';
import { translateDutchieProduct } from './translate.ts';

const potency = { type: 'THC', rangeLow: '14.87', rangeHigh: '14.87', unit: '%', displayValue: '14.87%' };
const variant = {
  jointId: 'v1',
  option: '1/8oz',
  menuType: 'RECREATIONAL',
  price: '55.00',
  specialPrice: 33,
  quantity: '25',
};
const flower = {
  jointId: 'p1',
  name: 'Lemon Cherry Gelato |  High Grass Farms',
  category: 'FLOWER',
  subCategory: 'DEFAULT',
  brandName: 'High Grass Farms Premium',
  strainType: 'SATIVA_HYBRID',
  description: 'Sweet.',
  descriptionHtml: '<p>Sweet &amp; sour.</p>',
  primaryImage: 'https://images.example/1',
  potencies: [potency],
  cannabinoids: [{ name: 'THCA (Δ9-tetrahydrocannabinolic acid)', unit: '%', value: 16.09 }],
  terpenes: [{ name: 'Beta Myrcene', unit: '%', value: 0.4 }],
  variants: [variant],
};
const gummies = {
  ...flower,
  name: 'Strawberry | Ozone | 100mg Gummies (10 piece)',
  category: 'EDIBLES',
  subCategory: 'GUMMIES',
  cannabinoids: [],
  terpenes: [],
  variants: [{ ...variant, option: '.1g' }],
};

function accepted(product: object): { value: MenuItemRecord; repairs: string[] } {
  const translation = translateDutchieProduct(product);
  if (translation.kind === 'refused') throw new Error(`refused: ${translation.reason}`);
  return translation;
}

describe('translateDutchieProduct', () => {
  it('translates a product', () => {
    const asStated = { rule: 'as-stated', unit: 'PERCENT', rawUnit: '%' };
    expect(accepted(flower)).toEqual({
      kind: 'accepted',
      value: {
        sourceKey: 'p1',
        name: 'Lemon Cherry Gelato | High Grass Farms',
        brand: 'High Grass Farms Premium',
        category: 'FLOWER',
        rawCategory: 'FLOWER',
        subcategory: 'DEFAULT',
        rawStrainType: 'SATIVA_HYBRID',
        description: 'Sweet & sour.',
        imageUrl: 'https://images.example/1',
        strain: { name: 'Lemon Cherry Gelato', slug: 'lemon-cherry-gelato', rule: 'NAME_PART', confidence: 0.9 },
        potencies: [
          { compound: 'THC', analyteId: 'thc', low: 14.87, high: 14.87, rawText: '14.87%', ...asStated },
          {
            compound: 'THCA (Δ9-tetrahydrocannabinolic acid)',
            analyteId: 'thca',
            low: 16.09,
            high: 16.09,
            rawText: '16.09%',
            ...asStated,
          },
          { compound: 'Beta Myrcene', analyteId: 'beta-myrcene', low: 0.4, high: 0.4, rawText: '0.4%', ...asStated },
        ],
        variants: [
          {
            sourceKey: 'v1',
            label: '1/8oz',
            use: 'ADULT',
            measure: { kind: 'weight', grams: 3.5, rule: 'trade-ounce' },
            price: { minorUnits: 5500, currency: 'USD' },
            salePrice: { minorUnits: 3300, currency: 'USD' },
            stock: 25,
            priceHistory: [],
          },
        ],
      },
      repairs: ['strain-from-name'],
    });
  });

  it('reads .1g on an edible as a dose of 100 mg THC, and the pieces from the name', () => {
    const { value, repairs } = accepted(gummies);
    expect(value.variants[0]?.measure).toEqual({
      kind: 'dose',
      milligrams: 100,
      count: 10,
      rule: 'weight-label-is-dose',
    });
    expect(value.strain).toBeNull();
    expect(repairs).toEqual(['weight-label-is-dose']);
  });

  it('reads 0.29 mg on a package of 100 mg as a percentage', () => {
    const potencies = [{ ...potency, rangeLow: '0.29', rangeHigh: '0.29', unit: 'mg', displayValue: '0.29mg' }];
    expect(accepted({ ...gummies, potencies })).toMatchObject({
      value: { potencies: [{ low: 0.29, unit: 'PERCENT', rawText: '0.29mg', rawUnit: 'mg' }] },
      repairs: ['weight-label-is-dose', 'milligrams-far-below-dose-are-percent'],
    });
  });

  it.each([
    [0.33, 'PERCENT', ['milligrams-per-gram-equal-to-percent-are-percent']],
    [3.3, 'MILLIGRAM_PER_GRAM', []],
  ])('reads a laboratory’s %s mg/g of THC beside 0.32 %% as %s', (value, unit, repairs) => {
    const potencies = [{ ...potency, rangeLow: '0.32', rangeHigh: '0.32', displayValue: '0.32%' }];
    const cannabinoids = [{ name: 'THC-D9 (Delta 9–tetrahydrocannabinol)', unit: 'mg/g', value }];
    const tincture = accepted({ ...flower, category: 'TINCTURES', potencies, cannabinoids, terpenes: [] });
    expect(tincture.value.potencies[1]).toMatchObject({ low: value, unit, rawUnit: 'mg/g', rawText: `${value}mg/g` });
    expect(tincture.repairs).toEqual(repairs);
  });

  it.each([
    ['Sugar Free Lemonade | Major | 100mg THC Shot', 'DEFAULT', 'BEVERAGE', ['category-from-name']],
    ['Genius | 1906 | 100mg Tablets', 'DEFAULT', 'CAPSULE', ['category-from-name']],
    ['Lemonade', 'DRINKS', 'BEVERAGE', []],
    ['Shot of Espresso Chocolate', 'CHOCOLATES', 'EDIBLE', []],
  ])('files %s (%s) as %s', (name, subCategory, category, repairs) => {
    const { value, repairs: taken } = accepted({ ...gummies, name, subCategory, variants: [variant] });
    expect(value.category).toBe(category);
    expect(taken.filter((rule) => rule === 'category-from-name')).toEqual(repairs);
  });

  it('files a category it does not know as OTHER', () => {
    expect(accepted({ ...flower, category: 'NEW' }).value).toMatchObject({ category: 'OTHER', rawCategory: 'NEW' });
  });

  it('reads a category that is a picture', () => {
    expect(accepted({ ...flower, category: '🌿' }).value).toMatchObject({ category: 'FLOWER', rawCategory: '🌿' });
  });

  it.each([
    [{ price: '55.00', specialPrice: null }, 5500, null, []],
    [{ price: '55.00', specialPrice: '55.00' }, 5500, null, ['sale-price-not-below-price-left-out']],
    [{ price: '0', specialPrice: null }, null, null, []],
    [{ price: null, specialPrice: '20' }, 2000, null, []],
  ])('reads the prices %o', (given, price, salePrice, repairs) => {
    const { value, repairs: taken } = accepted({ ...gummies, variants: [{ ...variant, ...given }] });
    const [read] = value.variants;
    expect([read?.price?.minorUnits ?? null, read?.salePrice?.minorUnits ?? null]).toEqual([price, salePrice]);
    expect(taken).toEqual(repairs);
  });

  it('takes nothing for granted in what it is given', () => {
    const bare = { jointId: 'p', name: 'Rosin', category: 'CONCENTRATES', variants: [{ menuType: 'MEDICAL' }] };
    expect(accepted(bare).value).toEqual({
      sourceKey: 'p',
      name: 'Rosin',
      brand: null,
      category: 'CONCENTRATE',
      rawCategory: 'CONCENTRATES',
      subcategory: null,
      rawStrainType: null,
      description: null,
      imageUrl: null,
      strain: null,
      potencies: [],
      variants: [
        {
          sourceKey: ' MEDICAL',
          label: '',
          use: 'MEDICAL',
          measure: { kind: 'unknown', rule: 'no-measure-in-label' },
          price: null,
          salePrice: null,
          stock: null,
          priceHistory: [],
        },
      ],
    });
  });

  it.each([
    [null, 'no product: an id, a name or a category is missing'],
    [[flower], 'no product: an id, a name or a category is missing'],
    [{ ...flower, name: ' ' }, 'no product: an id, a name or a category is missing'],
    [{ ...flower, variants: [] }, 'no variant for a use we know'],
    [{ ...flower, variants: [{ ...variant, menuType: 'WHOLESALE' }] }, 'no variant for a use we know'],
  ])('refuses %o', (product, reason) => {
    expect(translateDutchieProduct(product)).toMatchObject({ kind: 'refused', reason });
  });
});

describe('newestChange', () => {
  async function* items(...rows: object[]) {
    for (const row of rows) yield { line: 1, raw: JSON.stringify(row, null, 1), row };
    yield { line: 2, raw: '"updatedAt": "2999-01-01T00:00:00Z"', broken: 'not valid JSON' };
  }

  it('is the newest instant anywhere in the file', async () => {
    const older = { updatedAt: '2025-06-19T13:00:28.653Z' };
    const newer = { variants: [{ updatedAt: '2025-06-30T16:30:43.803Z' }] };
    expect(await newestChange(items(older, newer, older))).toBe('2025-06-30T16:30:43.803Z');
  });

  it('is null where no change is recorded', async () => {
    expect(await newestChange(items({ name: 'x' }))).toBeNull();
  });
});
