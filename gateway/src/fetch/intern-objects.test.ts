import fc from 'fast-check';
import { expect, it } from 'vitest';
import { internObjects } from './intern-objects.ts';
import { nowhere, type Place } from './place.ts';

const place = (below: Readonly<Record<string, Place>> = {}, isBroughtOnce = true): Place => ({
  below: new Map(Object.entries(below)),
  isBroughtOnce,
});

/** The answer, interned. */
function interned<T>(answer: T, at: Place): T {
  const copy = structuredClone(answer);
  internObjects(copy, at);
  expect(copy).toEqual(answer);
  return copy;
}

it('makes one object of equal ones, wherever they stand in lists', () => {
  const shop = { id: '1', tags: ['a'] };
  const answer = { items: [{ shop }, { shop: { ...shop } }, { shop: { id: '2', tags: ['a'] } }, { shop: null }] };
  const { items } = interned(answer, place({ items: place({ shop: place() }, false) }));
  expect(items[0]?.shop).toBe(items[1]?.shop);
  expect(items[0]?.shop).not.toBe(items[2]?.shop);
});

it('makes one object of those whose inner objects are one', () => {
  const review = (author: string, text: string) => ({ text, author: { id: author } });
  const answer = { reviews: [review('a', 'x'), review('a', 'x'), review('b', 'x'), review('a', 'y')] };
  const { reviews } = interned(answer, place({ reviews: place({ author: place() }) }));
  const [first, second, third, fourth] = reviews;
  expect(first).toBe(second);
  expect(first).not.toBe(third);
  expect(first).not.toBe(fourth);
  expect(first?.author).toBe(fourth?.author);
});

it('leaves objects apart that several fetches bring', () => {
  const answer = {
    reviews: [
      { id: 1, author: { id: 'a' } },
      { id: 2, author: { id: 'a' } },
    ],
  };
  const { reviews } = interned(answer, place({ reviews: place({ author: place({}, false) }) }));
  expect(reviews[0]?.author).not.toBe(reviews[1]?.author);
});

it('leaves objects apart that stand at different places', () => {
  const { a, b } = interned({ a: { id: 1 }, b: { id: 1 } }, place({ a: place(), b: place() }));
  expect(a).not.toBe(b);
});

it.each([
  [{ id: 1, name: 'x' }, { id: 1 }],
  [
    { id: 1, name: 'x' },
    { id: 1, title: 'x' },
  ],
  [
    { id: 1, tags: ['x'] },
    { id: 1, tags: ['x', 'y'] },
  ],
  [
    { id: 1, tags: ['x'] },
    { id: 1, tags: { 0: 'x' } },
  ],
  [
    { id: 1, size: { of: 1 } },
    { id: 1, size: { of: '1' } },
  ],
  [
    { id: 1, size: null },
    { id: 1, size: {} },
  ],
  [{ id: 1 }, { id: '1' }],
])('leaves %j and %j apart', (one, other) => {
  const { shops } = interned({ shops: [one, other] as object[] }, place({ shops: place() }));
  expect(shops[0]).not.toBe(shops[1]);
});

it('compares values that are nested', () => {
  const shop = { __typename: 'Shop', tags: [['x'], []], size: { of: { a: 1 } } };
  const { shops } = interned({ shops: [shop, structuredClone(shop)] }, place({ shops: place() }));
  expect(shops[0]).not.toBe(shop);
  expect(new Set([shops[0]?.size, shops[1]?.size]).size).toBe(2);
  const named = { id: 1, ...shop };
  const { shops: found } = interned({ shops: [named, structuredClone(named)] }, place({ shops: place() }));
  expect(found[0]).toBe(found[1]);
});

it('looks at few of many objects that begin alike', () => {
  const shops = Array.from({ length: 1_000 }, (_, index) => ({ unit: 'g', weight: index % 500 }));
  const { shops: found } = interned({ shops }, place({ shops: place() }));
  expect(found[500]).toBe(found[0]);
  expect(found[900]).not.toBe(found[400]);
});

it('reads nothing that an object inherits', () => {
  const answer = JSON.parse('{"constructor":{"id":"1"},"a":1}') as unknown;
  interned(answer, place({ constructor: place(), toString: place() }));
});

it('leaves as it is what nobody writes into', () => {
  const answer = { a: { id: 1 }, b: { id: 1 } };
  interned(answer, nowhere);
});

it('changes no answer', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 5 }, fc.constantFrom(0, 1, '0', null), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.dictionary(fc.constantFrom('a', 'b', '#'), tie('value'), { maxKeys: 3 }),
  })).object as fc.Arbitrary<Record<string, unknown>>;
  const leaf = fc.boolean().map((isBroughtOnce) => place({}, isBroughtOnce));
  const within = (inner: fc.Arbitrary<Place>) =>
    fc
      .tuple(fc.dictionary(fc.constantFrom('a', 'b'), inner, { maxKeys: 2 }), fc.boolean())
      .map(([below, isBroughtOnce]) => place(below, isBroughtOnce));
  fc.assert(
    fc.property(value, within(within(within(leaf))), (answer, at) => void interned(answer, at)),
    { numRuns: 2_000 },
  );
});
