import { createStrainIndex } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { type KushyProductRow, translateKushyProduct } from './translate-product.ts';

const index = createStrainIndex([
  { slug: 'blue-dream', name: 'Blue Dream', aliases: [] },
  { slug: 'gorilla-glue-4', name: 'Gorilla Glue #4', aliases: [] },
  { slug: 'og-kush', name: 'OG Kush', aliases: [] },
]);

function translate(given: Partial<KushyProductRow> = {}) {
  const row = { name: 'Blue Dream - Shatter', brand: 'Acme', category: 'Concentrate,Shatter,', strain: 'Blue Dream' };
  return translateKushyProduct({ id: '7', thc: '', cbd: '', ...row, ...given }, index);
}

describe('translateKushyProduct', () => {
  it('translates a product', () => {
    const row = { name: ' Blue Dream  - Shatter', brand: 'Acme Brands', thc: '74.99%' };
    expect(translate(row)).toEqual({
      kind: 'accepted',
      value: {
        sourceKey: '7',
        name: 'Blue Dream - Shatter',
        rawName: ' Blue Dream  - Shatter',
        brand: 'Acme Brands',
        brandKey: 'acme',
        category: 'CONCENTRATE',
        rawCategory: 'Concentrate,Shatter,',
        strain: { name: 'Blue Dream', slug: 'blue-dream', rule: 'PROVIDER_FIELD', confidence: 1 },
        rawStrain: 'Blue Dream',
        potencies: [
          {
            ...{ compound: 'THC', analyteId: 'thc', low: 74.99, high: 74.99, unit: 'PERCENT' },
            ...{ rawText: '74.99%', rawUnit: null, rule: 'read-from-text' },
          },
        ],
        source: { name: 'Kushy', terms: 'MIT', refreshedOn: '2017-11-14' },
      },
      repairs: ['strain-by-exact'],
    });
  });

  const edible = { category: 'Edibles,Candy,', name: 'Sour Drops' };

  it.each<[string, Partial<KushyProductRow>, object, string]>([
    ['a type', { strain: 'Indica' }, { strain: null, rawStrain: 'Indica' }, 'type-is-no-strain'],
    ['a cross', { strain: 'Blue Dream X OG Kush' }, { strain: null }, 'strain-without-match-left-out'],
    ['a filler of candies', { ...edible, strain: 'OG Kush' }, { strain: null }, 'strain-not-in-name-left-out'],
    [
      'an alias in brackets',
      { strain: 'Gorilla Glue #4 (GG4)' },
      { strain: { slug: 'gorilla-glue-4', confidence: 1 } },
      'strain-by-exact',
    ],
    ['a brand not known', { brand: 'Unknown Producer' }, { brand: null, brandKey: null }, 'unknown-brand-is-no-brand'],
    ['mojibake', { brand: 'DÃ©foncÃ©' }, { brand: 'Défoncé', brandKey: 'defonce' }, 'mojibake-repaired'],
    ['a form in the name', { category: '' }, { category: 'CONCENTRATE', rawCategory: null }, 'category-from-name'],
    ['no category', { category: 'NULL', name: 'Blowberry' }, { category: 'OTHER' }, 'category-unknown'],
    ['more than all', { thc: '350%' }, { potencies: [] }, 'thc-that-cannot-be-left-out'],
    [
      'a percentage in milligrams',
      { ...edible, name: 'Drops (1,000mg)', thc: '2.5mg' },
      { potencies: [{ compound: 'THC', high: 2.5, unit: 'PERCENT', rawText: '2.5mg' }] },
      'milligrams-far-below-dose-are-percent',
    ],
  ])('repairs %s', (_, given, value, rule) => {
    expect(translate(given)).toMatchObject({ kind: 'accepted', value, repairs: expect.arrayContaining([rule]) });
  });

  it('believes the strain of an edible that is named for it', () => {
    expect(translate({ ...edible, name: 'Blue Dream Drops' })).toMatchObject({
      value: { strain: { slug: 'blue-dream' } },
    });
  });

  it.each([
    ['', 'no name'],
    ['NULL', 'no name'],
    ['Blue Dream Sha...', 'a name that is cut off'],
    ['???', 'a name of no product'],
  ])('refuses the name "%s"', (name, reason) => {
    expect(translate({ name })).toMatchObject({ kind: 'refused', reason });
  });
});
