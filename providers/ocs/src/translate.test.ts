import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { translateOcsProduct } from './translate.ts';

const tags = [
  'category--Dried Flower',
  'plant_type--Sativa Dominant',
  'thc_content_min--18.000000',
  'thc_content_max--24.000000',
  'terpenes--Limonene',
];
const variant = { sku: '1_3.5g', option1: '3.5g', price: '39.95', available: true };
const flower = { id: 1, title: 'Lemon Test', vendor: 'Acme', tags, variants: [variant] };

function accepted(product: unknown): { value: MenuItemRecord; repairs: string[] } {
  const translation = translateOcsProduct(product);
  if (translation.kind === 'refused') throw new Error(`refused: ${translation.reason}`);
  return translation;
}

const cad = (minorUnits: number) => ({ minorUnits, currency: 'CAD' });

describe('translateOcsProduct', () => {
  it('translates a product', () => {
    expect(accepted(flower)).toEqual({
      kind: 'accepted',
      value: {
        sourceKey: '1',
        name: 'Lemon Test',
        brand: 'Acme',
        category: 'FLOWER',
        rawCategory: 'Dried Flower',
        subcategory: null,
        rawStrainType: 'Sativa Dominant',
        description: null,
        imageUrl: null,
        strain: { name: 'Lemon Test', slug: 'lemon-test', rule: 'NAME_REMAINDER', confidence: 0.5 },
        potencies: [
          {
            compound: 'THC',
            analyteId: 'thc',
            low: 18,
            high: 24,
            unit: 'PERCENT',
            rawText: '18.000000–24.000000',
            rawUnit: null,
            rule: 'read-from-text',
          },
        ],
        variants: [
          {
            sourceKey: '1_3.5g',
            label: '3.5g',
            use: 'ADULT',
            measure: { kind: 'weight', grams: 3.5, rule: 'grams' },
            price: cad(3995),
            salePrice: null,
            stock: null,
            priceHistory: [],
          },
        ],
      },
      repairs: ['strain-from-name'],
    });
  });

  it.each([
    [{ price: '39.95' }, 3995, null, []],
    [{ price: 39.95 }, 3995, null, []],
    [{ price: '29.95', compare_at_price: '39.95' }, 3995, 2995, []],
    [{ price: '39.95', compare_at_price: '39.95' }, 3995, null, []],
    [{ price: '39.95', compare_at_price: null }, 3995, null, []],
    [{ price: '0.00' }, null, null, ['unusable-price-is-unknown']],
    [{ price: null }, null, null, []],
  ])('reads the prices %o', (given, price, salePrice, rules) => {
    const { value, repairs } = accepted({ ...flower, variants: [{ ...variant, ...given }] });
    const [read] = value.variants;
    expect([read?.price?.minorUnits ?? null, read?.salePrice?.minorUnits ?? null]).toEqual([price, salePrice]);
    expect(repairs.filter((rule) => rule.includes('price'))).toEqual(rules);
  });

  it('is sold out where it is not available, and of unknown stock where it is', () => {
    const variants = [variant, { ...variant, sku: 'b', available: false }, { ...variant, sku: 'c', available: null }];
    expect(accepted({ ...flower, variants }).value.variants.map(({ stock }) => stock)).toEqual([null, 0, null]);
  });

  it.each([
    ['category--Edibles', '2x5g', { kind: 'weight', grams: 10, count: 2, rule: 'pack-of-grams' }],
    ['category--Edibles', '1.5g', { kind: 'weight', grams: 1.5, rule: 'grams-in-canada-are-product' }],
    ['category--Edibles', '2x0.9g', { kind: 'weight', grams: 1.8, count: 2, rule: 'grams-in-canada-are-product' }],
    ['category--Edibles', '10mg', { kind: 'dose', milligrams: 10, rule: 'milligrams-are-dose' }],
    ['category--Pre-Rolled', '4x0.5g', { kind: 'weight', grams: 2, count: 4, rule: 'pack-of-grams' }],
    ['category--Beverages', '355ml', { kind: 'unknown', rule: 'no-measure-in-label' }],
  ])('measures under %s the label %s', (category, option1, measure) => {
    const { value } = accepted({ ...flower, tags: [category], variants: [{ ...variant, option1 }] });
    expect(value.variants[0]?.measure).toEqual(measure);
  });

  it.each([
    ['Dried Flower', ['18.000000', '24.000000'], { low: 18, high: 24, unit: 'PERCENT' }, []],
    ['Dried Flower', ['24.000000', '24.000000'], { low: 24, high: 24, unit: 'PERCENT' }, []],
    ['Dried Flower', ['0.000000', '24.000000'], { low: 24, high: 24 }, ['zero-minimum-is-unknown']],
    ['Dried Flower', ['0.000000', '0.000000'], undefined, ['zero-potency-is-unknown']],
    ['Edibles', ['10.000000', '10.000000'], { low: 10, high: 10, unit: 'MILLIGRAM' }, []],
    ['Oils', ['20.000000', '24.000000'], { low: 20, high: 24, unit: 'MILLIGRAM_PER_GRAM' }, []],
  ])('reads in %s a content of %o', (category, [low, high], potency, rules) => {
    const given = [`category--${category}`, `thc_content_min--${low}`, `thc_content_max--${high}`];
    const { value, repairs } = accepted({ ...flower, tags: given });
    const [read] = value.potencies;
    if (potency === undefined) expect(read).toBeUndefined();
    else expect(read).toMatchObject({ ...potency, rawText: `${low}–${high}`, rawUnit: null });
    expect(repairs.filter((rule) => rule.startsWith('zero'))).toEqual(rules);
  });

  it('reads a content that is text with the sign U+2212', () => {
    const { value } = accepted({ ...flower, tags: ['category--Dried Flower', 'thc_content--18.00 − 24.00 %'] });
    expect(value.potencies).toMatchObject([{ low: 18, high: 24, rawText: '18.00 − 24.00 %', rule: 'read-from-text' }]);
  });

  it('reads tags that come as one text, and under emoji', () => {
    const { value, repairs } = accepted({ ...flower, tags: 'category--🔥 Dried Flower, thc_content_max--20' });
    expect(value).toMatchObject({ category: 'FLOWER', rawCategory: '🔥 Dried Flower', potencies: [{ high: 20 }] });
    expect(repairs).toContain('category-without-emoji');
  });

  it.each([
    [null, 'no product: an id, a title, tags or variants are missing'],
    [{ ...flower, id: null }, 'no product: an id, a title, tags or variants are missing'],
    [{ ...flower, tags: null }, 'no product: an id, a title, tags or variants are missing'],
    [{ ...flower, variants: [] }, 'no variant'],
  ])('refuses %o', (product, reason) => {
    expect(translateOcsProduct(product)).toMatchObject({ kind: 'refused', reason });
  });
});
