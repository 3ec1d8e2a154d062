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

it('leaves objects apart that several fetches bring, and what holds them', () => {
  const answer = { reviews: [{ author: { id: 'a' } }, { author: { id: 'a' } }] };
  const { reviews } = interned(answer, place({ reviews: place({ author: place({}, false) }) }));
  expect(reviews[0]?.author).not.toBe(reviews[1]?.author);
  expect(reviews[0]).not.toBe(reviews[1]);
});

it('tells an object from a value that looks like the number it goes by', () => {
  const answer = { reviews: [{ author: { id: 'a' } }, { author: 0 }, { author: { '#': 0 } }] };
  const { reviews } = interned(answer, place({ reviews: place({ author: place() }) }));
  expect(new Set(reviews).size).toBe(3);
});

it('reads nothing that an object inherits', () => {
  const answer = JSON.parse('{"constructor":{"id":"1"},"a":1}') as unknown;
  interned(answer, place({ constructor: place(), toString: place() }));
});

it('leaves as it is what nobody writes into', () => {
  const answer = { a: { id: 1 }, b: { id: 1 } };
  interned(answer, nowhere);
});

it('changes no answer, and leaves no two equal objects where they may be one', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 5 }, fc.constantFrom(0, 1, '0', null), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.dictionary(fc.constantFrom('a', 'b', '#'), tie('value'), { maxKeys: 3 }),
  })).object as fc.Arbitrary<Record<string, unknown>>;
  const leaf = fc.constant(place());
  const within = (inner: fc.Arbitrary<Place>) =>
    fc.dictionary(fc.constantFrom('a', 'b'), inner, { maxKeys: 2 }).map((below) => place(below));
  const places = within(within(within(leaf)));
  fc.assert(
    fc.property(value, places, (answer, at) => {
      const found = new Map<Place, Map<string, object>>();
      const look = (inner: unknown, here: Place) => {
        if (typeof inner !== 'object' || inner === null) return;
        if (Array.isArray(inner)) for (const item of inner) look(item, here);
        else {
          const known = found.get(here) ?? new Map<string, object>();
          found.set(here, known);
          const text = JSON.stringify(inner);
          expect(known.get(text) ?? inner).toBe(inner);
          known.set(text, inner);
          below(inner as Record<string, unknown>, here);
        }
      };
      const below = (object: Record<string, unknown>, here: Place) => {
        for (const [name, next] of here.below) if (Object.hasOwn(object, name)) look(object[name], next);
      };
      below(interned(answer, at), at);
    }),
    { numRuns: 1_000 },
  );
});
