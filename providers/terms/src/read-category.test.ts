import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDosed, parseMeasure } from './parse-measure.ts';
import { readCategory } from './read-category.ts';

describe('readCategory', () => {
  it.each([
    ['🌸 Flower', 'FLOWER'],
    ['🌸', 'FLOWER'],
    ['FLOWERS', 'FLOWER'],
    ['Flowers,Pre-Roll', 'PRE_ROLL'],
    ['PRE_ROLLS', 'PRE_ROLL'],
    ['Infused Pre-Roll Packs', 'PRE_ROLL'],
    ['Vape', 'VAPORIZER'],
    ['Vapes,Vape Cartidge,', 'VAPORIZER'],
    ['VAPORIZERS', 'VAPORIZER'],
    ['Concentrate,Bubble Hash,', 'CONCENTRATE'],
    ['Edibles,Chocolate,', 'EDIBLE'],
    ['Edibles,Drink,', 'BEVERAGE'],
    ['Edibles,Pill', 'CAPSULE'],
    ['Oral', 'CAPSULE'],
    ['Tincture,', 'TINCTURE'],
    ['Topical,Bath,', 'TOPICAL'],
    ['Seeds', 'SEED'],
    ['Clones', 'CLONE'],
    ['Apparel', 'ACCESSORY'],
    ['Accessories', 'ACCESSORY'],
    ['Vape Pen Batteries', 'ACCESSORY'],
  ])('reads %s as %s', (text, category) => {
    expect(readCategory(text)).toEqual({ category, rule: 'category' });
  });

  it.each([
    ['EDIBLES', { subcategory: 'DRINKS' }, 'BEVERAGE', 'subcategory'],
    ['EDIBLES', { subcategory: 'GUMMIES', name: 'Soda Pop Gummies' }, 'EDIBLE', 'category'],
    ['Edibles', { name: 'Root Beer Soda 100mg' }, 'BEVERAGE', 'name'],
    ['Edibles', { name: 'Sleep Tablets' }, 'CAPSULE', 'name'],
    ['Specials', { subcategory: 'Gummies' }, 'EDIBLE', 'subcategory'],
    [null, { name: 'White Widow - Shatter' }, 'CONCENTRATE', 'name'],
    [null, { name: 'Chocolate Haze - Hash' }, 'CONCENTRATE', 'name'],
    [null, { name: 'Vanilla Bean Ice Cream' }, 'EDIBLE', 'name'],
    [null, { name: 'Extra Virgin Olive Oil' }, 'OTHER', 'unknown'],
    ['Edibles,Candy,', { name: 'Soda Drops' }, 'EDIBLE', 'category'],
    [null, { name: 'Redwood & Roses' }, 'OTHER', 'unknown'],
    ['', {}, 'OTHER', 'unknown'],
  ] as const)('tells %s with %j to be %s by its %s', (text, hints, category, rule) => {
    expect(readCategory(text, hints)).toEqual({ category, rule });
  });

  it('never lets an edible’s dose be taken for a weight to price by, whatever its words', () => {
    const kinds = fc.constantFrom(
      '🍪 Edibles',
      'EDIBLE',
      'Gummies',
      'edible - drinks',
      'Edibles,Pill',
      'Chocolate Bars',
    );
    const amount = fc.integer({ min: 1, max: 2000 });
    const label = fc
      .tuple(amount, fc.constantFrom('mg', ' MG', ' mg', 'g'))
      .map(([milligrams, unit]) => (unit === 'g' ? `${milligrams / 1000}g`.replace(/^0/, '') : `${milligrams}${unit}`));
    fc.assert(
      fc.property(kinds, fc.option(fc.string()), label, (text, name, dose) => {
        const { category } = readCategory(text, { name });
        expect(isDosed(category)).toBe(true);
        expect(parseMeasure(dose, category).kind).not.toBe('weight');
      }),
    );
  });
});
