import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translateSweedProduct } from './translate.ts';

function createVariant(given: object = {}) {
  return {
    id: 16664,
    name: '3.5g',
    images: [],
    labTests: { thc: { value: [20.07], unitAbbr: '%' }, cbd: { value: [0.04], unitAbbr: '%' } },
    saleType: 'Recreational',
    availableQty: 46,
    unitSize: { value: 3.5, unitAbbr: 'G' },
    unitsInPackage: 1,
    price: 40,
    promoPrice: 30,
    ...given,
  };
}

function createProduct(given: object = {}, variant: object = {}) {
  return {
    id: 6645,
    name: 'Lemon Test',
    description: '<p>Bright &amp; fresh.</p>',
    category: { id: 7049, name: 'Flower' },
    subcategory: { id: 7174, name: 'Popcorn' },
    productType: { name: 'Popcorn' },
    images: ['https://media.example/1.jpg'],
    brand: { name: 'Acme' },
    strain: { name: 'Lemon Test  (S)', prevalence: { name: 'Sativa' }, flavors: [], terpenes: [{ name: 'Myrcene' }] },
    variants: [createVariant(variant)],
    ...given,
  };
}

const edible = { category: { name: 'Edibles' }, subcategory: { name: 'Gummies' }, strain: { name: 'Indica (I)' } };
const tenPieces = {
  name: '10mg ea | 10-Pack',
  unitSize: { value: 10, unitAbbr: 'MG' },
  unitsInPackage: 10,
  labTests: { thc: { value: [100], unitAbbr: 'MG' }, cbd: { value: [0], unitAbbr: 'MG' } },
};

describe('translateSweedProduct', () => {
  it('translates a product', () => {
    expect(translateSweedProduct(createProduct())).toEqual({
      kind: 'accepted',
      value: {
        sourceKey: '6645',
        name: 'Lemon Test',
        brand: 'Acme',
        category: 'FLOWER',
        rawCategory: 'Flower',
        subcategory: 'Popcorn',
        rawStrainType: 'Sativa',
        description: 'Bright & fresh.',
        imageUrl: 'https://media.example/1.jpg',
        strain: { name: 'Lemon Test', slug: 'lemon-test', rule: 'PROVIDER_FIELD', confidence: 0.95 },
        potencies: [
          {
            ...{ compound: 'THC', analyteId: 'thc', low: 20.07, high: 20.07, unit: 'PERCENT' },
            ...{ rawText: '20.07%', rawUnit: '%', rule: 'as-stated' },
          },
          {
            ...{ compound: 'CBD', analyteId: 'cbd', low: 0.04, high: 0.04, unit: 'PERCENT' },
            ...{ rawText: '0.04%', rawUnit: '%', rule: 'as-stated' },
          },
        ],
        variants: [
          {
            sourceKey: '16664 ADULT',
            label: '3.5g',
            use: 'ADULT',
            measure: { kind: 'weight', grams: 3.5, rule: 'grams' },
            price: { minorUnits: 4000, currency: 'USD' },
            salePrice: { minorUnits: 3000, currency: 'USD' },
            stock: 46,
            priceHistory: [],
          },
        ],
      },
      repairs: [],
    });
  });

  it('makes a variant of each use of one that is sold for both', () => {
    expect(translateSweedProduct(createProduct({}, { saleType: 'Both' }))).toMatchObject({
      value: {
        variants: [
          { sourceKey: '16664 ADULT', use: 'ADULT' },
          { sourceKey: '16664 MEDICAL', use: 'MEDICAL' },
        ],
      },
    });
  });

  it.each([
    ['0.5g ea | 2-Pack', 0.5, 'G', 2, { kind: 'weight', grams: 1, count: 2, rule: 'grams' }],
    ['Each', 1, 'EA', 1, { kind: 'unknown', rule: 'each' }],
  ])('reads the size of %s', (name, value, unitAbbr, unitsInPackage, measure) => {
    const sized = createProduct({}, { name, unitSize: { value, unitAbbr }, unitsInPackage });
    expect(translateSweedProduct(sized)).toMatchObject({ value: { variants: [{ measure }] } });
  });

  it('reads an edible’s size as the THC of the whole package', () => {
    expect(translateSweedProduct(createProduct(edible, tenPieces))).toMatchObject({
      value: {
        category: 'EDIBLE',
        strain: null,
        potencies: [{ compound: 'THC', high: 100, unit: 'MILLIGRAM' }],
        variants: [{ measure: { kind: 'dose', milligrams: 100, count: 10, rule: 'unit-size-is-dose' } }],
      },
      repairs: ['unit-size-is-dose', 'type-is-no-strain'],
    });
  });

  it('tells the THC of a piece from that of the package', () => {
    const bar = { ...tenPieces, unitSize: { value: 100, unitAbbr: 'MG' }, unitsInPackage: 1 };
    const labTests = { thc: { value: [10], unitAbbr: 'MG' }, cbd: null };
    expect(translateSweedProduct(createProduct(edible, { ...bar, labTests }))).toMatchObject({
      value: { potencies: [{ low: 100, high: 100, rawText: '10MG', rule: 'milligrams-of-one-piece' }] },
    });
  });

  it('never prices an edible by the gram of its dose', () => {
    const size = fc.record({
      value: fc.integer({ min: 1, max: 500 }),
      unitAbbr: fc.constantFrom('MG', 'mg'),
    });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 40 }), fc.string(), (unitSize, unitsInPackage, name) => {
        const translation = translateSweedProduct(createProduct(edible, { unitSize, unitsInPackage, name }));
        if (translation.kind !== 'accepted') throw new Error(translation.reason);
        expect(translation.value.variants.map((variant) => variant.measure.kind)).toEqual(['dose']);
      }),
    );
  });

  it.each([
    ['a flavour', { ...edible, strain: { name: 'Sour Cherry (H)' } }, tenPieces, 'flavour-is-no-strain'],
    ['a name with markup', { name: 'Lemon <b>Test</b>' }, {}, 'html-removed'],
    ['a price of 0', {}, { price: 0, promoPrice: null }, 'price-0-is-unknown'],
    ['a promotion that is none', {}, { promoPrice: 40 }, 'sale-price-not-below-price-left-out'],
    [
      'a percentage in milligrams',
      { ...edible, strain: null },
      { ...tenPieces, labTests: { thc: { value: [0.17], unitAbbr: 'MG' } } },
      'milligrams-far-below-dose-are-percent',
    ],
    [
      'a category of its own',
      { category: { name: 'Specials' }, subcategory: { name: 'Pre-Roll' } },
      {},
      'category-from-subcategory',
    ],
  ])('repairs %s', (_, product, variant, rule) => {
    expect(translateSweedProduct(createProduct(product, variant))).toMatchObject({
      kind: 'accepted',
      repairs: expect.arrayContaining([rule]),
    });
  });

  it.each([
    ['no object', null, 'not a product of this shape'],
    ['no name', createProduct({ name: ' ' }), 'not a product of this shape'],
    ['prices in words', createProduct({}, { price: 'forty' }), 'not a product of this shape'],
    ['a name of control characters', createProduct({ name: '\u0000' }), 'a name of no product'],
    ['no variants', createProduct({ variants: [] }), 'no variant for a use we know'],
    ['a use we do not know', createProduct({}, { saleType: 'Wholesale' }), 'no variant for a use we know'],
  ])('refuses %s', (_, value, reason) => {
    expect(translateSweedProduct(value)).toMatchObject({ kind: 'refused', reason });
  });
});
