import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import { compareItems } from './compare-items.ts';

/** An item of a shop: `a1` is sold by the shop `a`. */
function item(itemId: string, name: string, given: Partial<Candidate> = {}): Candidate {
  const prices = { lowestPricePerGram: 1000, lowestPrice: 3500 };
  const [dispensaryId = ''] = itemId;
  return { itemId, dispensaryId, name, brand: null, category: 'FLOWER', strain: null, ...prices, ...given };
}

function strain(text: string, confidence = 0.9) {
  return { strain: { slug: text.toLowerCase().replaceAll(' ', '-'), text, confidence } };
}

it('puts items of one strain in one row, each with the confidence of its match', () => {
  const rows = compareItems(
    [item('a1', 'Blue Dream', strain('Blue Dream', 0.9)), item('b1', 'BD 3.5g', strain('Blue Dream', 0.7))],
    0.5,
  );
  expect(rows).toEqual([
    {
      strainName: 'Blue Dream',
      strainSlug: 'blue-dream',
      category: 'FLOWER',
      confidence: 0.7,
      offers: [
        { itemId: 'a1', dispensaryId: 'a', confidence: 0.9 },
        { itemId: 'b1', dispensaryId: 'b', confidence: 0.7 },
      ],
      key: 'a1',
    },
  ]);
});

it('keeps the categories of a strain apart', () => {
  const rows = compareItems(
    [
      item('a1', 'Blue Dream', strain('Blue Dream')),
      item('b1', 'Blue Dream', { ...strain('Blue Dream'), category: 'PRE_ROLL' }),
    ],
    0,
  );
  expect(rows).toEqual([]);
});

it('shows the cheapest item of each shop, the cheapest a gram first, those without one last', () => {
  const rows = compareItems(
    [
      item('a1', 'x', { ...strain('Blue Dream'), lowestPricePerGram: 1200 }),
      item('a2', 'x', { ...strain('Blue Dream'), lowestPricePerGram: 1100 }),
      item('b1', 'x', { ...strain('Blue Dream'), lowestPricePerGram: null, lowestPrice: 10 }),
      item('c1', 'x', { ...strain('Blue Dream'), lowestPricePerGram: 900 }),
    ],
    0,
  );
  expect(rows.map(({ offers }) => offers.map(({ itemId }) => itemId))).toEqual([['c1', 'a2', 'b1']]);
});

it('joins names that are alike with less confidence than the same name', () => {
  const rows = compareItems(
    [item('a1', 'x', strain('Apple Fritter', 1)), item('b1', 'x', strain('Aple Friter', 0.8))],
    0,
  );
  expect(rows).toHaveLength(1);
  // 'apple fritter' has 14 trigrams and 'aple friter' 12; they share 10.
  expect(rows[0]?.offers).toEqual([
    { itemId: 'a1', dispensaryId: 'a', confidence: 1 },
    { itemId: 'b1', dispensaryId: 'b', confidence: 0.8 * (10 / 16) * 0.9 },
  ]);
});

it('joins goods without a strain by name and brand, never with full confidence', () => {
  const edible = { category: 'EDIBLE', brand: 'Wana' } as const;
  const rows = compareItems(
    [
      item('a1', 'Classic Watermelon | Wana | 100mg Gummies', edible),
      item('b1', 'Wana Classic Watermelon Gummies 100mg', edible),
      item('c1', 'Classic Watermelon Gummies', { ...edible, brand: 'Bits' }),
    ],
    0.5,
  );
  expect(rows).toEqual([
    {
      strainName: 'Classic Watermelon | Wana | 100mg Gummies',
      strainSlug: null,
      category: 'EDIBLE',
      confidence: 0.9,
      offers: [
        { itemId: 'a1', dispensaryId: 'a', confidence: 1 },
        { itemId: 'b1', dispensaryId: 'b', confidence: 0.9 },
      ],
      key: 'a1',
    },
  ]);
});

it('names a row after the strain where only one of two alike names has one', () => {
  const rows = compareItems([item('a1', 'Blue Dream 3.5g'), item('b1', 'x', strain('Blue Dream', 1))], 0);
  expect(rows.map(({ strainName, strainSlug, confidence }) => [strainName, strainSlug, confidence])).toEqual([
    ['Blue Dream', 'blue-dream', 0.9],
  ]);
});

it('keeps names apart whose numbers differ', () => {
  expect(compareItems([item('a1', 'x', strain('Gelato 33')), item('b1', 'x', strain('Gelato 41'))], 0)).toEqual([]);
});

it('keeps two names apart that one shop lists', () => {
  const rows = compareItems(
    [
      item('a1', 'x', strain('Apple Fritter', 1)),
      item('a2', 'x', strain('Apple Fritters', 1)),
      item('b1', 'x', strain('Apple Fritters', 1)),
    ],
    0,
  );
  expect(rows.map(({ strainName, offers }) => [strainName, offers.map(({ itemId }) => itemId)])).toEqual([
    ['Apple Fritters', ['a2', 'b1']],
  ]);
});

it('joins no second name of a shop that is in the row by another', () => {
  const rows = compareItems(
    [
      item('a1', 'x', strain('Apple Fritter', 1)),
      item('b1', 'x', { ...strain('Apple Fritters', 0.9), lowestPricePerGram: 1000 }),
      item('b2', 'x', { ...strain('Aple Fritter', 0.9), lowestPricePerGram: 10 }),
    ],
    0,
  );
  expect(rows.map(({ offers }) => offers.map(({ itemId }) => itemId))).toEqual([['a1', 'b1']]);
});

it('leaves out offers below the least confidence, and rows that then have one shop', () => {
  const items = [
    item('a1', 'x', strain('Blue Dream', 0.9)),
    item('b1', 'x', strain('Blue Dream', 0.6)),
    item('c1', 'x', strain('Blue Dream', 0.3)),
  ];
  const shops = (minimum: number) => compareItems(items, minimum).map(({ offers }) => offers.length);
  expect([shops(0.3), shops(0.5), shops(0.7)]).toEqual([[3], [2], []]);
});

it('sorts rows by name and then by category', () => {
  const of = (id: string, text: string, category: Candidate['category']) =>
    ['a', 'b'].map((shop) => item(shop + id, 'x', { ...strain(text), category }));
  const rows = compareItems(
    [...of('1', 'Zkittlez', 'FLOWER'), ...of('2', 'apple', 'PRE_ROLL'), ...of('3', 'Apple', 'FLOWER')],
    0,
  );
  expect(rows.map(({ strainName, category }) => [strainName, category])).toEqual([
    ['Apple', 'FLOWER'],
    ['apple', 'PRE_ROLL'],
    ['Zkittlez', 'FLOWER'],
  ]);
});

it('does not depend on the order of the items, and shows every item once at most', () => {
  const names = ['Blue Dream', 'Blue Dreams', 'Bleu Dream', 'Gelato 41', 'Gelatto 41', 'Gelato', 'Runtz'];
  const anyItem = fc.record({
    shop: fc.constantFrom('a', 'b', 'c'),
    name: fc.constantFrom(...names),
    hasStrain: fc.boolean(),
    confidence: fc.constantFrom(0.5, 0.8, 1),
  });
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 15 }), fc.infiniteStream(fc.nat()), (given, chance) => {
      const items = given.map(({ shop, name, hasStrain, confidence }, at) =>
        item(`${shop}${at}`, name, hasStrain ? strain(name, confidence) : {}),
      );
      const shuffled = items
        .map((one) => ({ one, place: chance.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
      const rows = compareItems(items, 0);
      expect(compareItems(shuffled, 0)).toEqual(rows);
      const shown = rows.flatMap(({ offers }) => offers.map(({ itemId }) => itemId));
      expect(new Set(shown).size).toBe(shown.length);
      for (const { offers, confidence } of rows) {
        expect(new Set(offers.map(({ dispensaryId }) => dispensaryId)).size).toBe(offers.length);
        expect(offers.length).toBeGreaterThan(1);
        expect(confidence).toBe(Math.min(...offers.map((offer) => offer.confidence)));
      }
    }),
  );
});
