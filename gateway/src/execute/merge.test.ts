import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nowhere, type Place } from '../fetch/place.ts';
import { copyOwn, mergeInto } from './merge.ts';

/** Places that two fetches bring. */
const at = (...path: string[]): Place =>
  path.reduceRight<Place>((below, name) => ({ below: new Map([[name, below]]), isBroughtOnce: false }), nowhere);

function merged(before: Record<string, unknown>, source: Record<string, unknown>, written = nowhere) {
  const target = structuredClone(before);
  mergeInto(target, copyOwn(source, written), written);
  return target;
}

it('takes what was not there, and puts null in the place of what was', () => {
  expect(merged({ a: 1, b: { c: 2 } }, { b: null, d: 'x' })).toEqual({ a: 1, b: null, d: 'x' });
  expect(merged({ b: null }, { b: { c: 2 } })).toEqual({ b: { c: 2 } });
});

it('merges objects, and the items of lists of one length', () => {
  const before = { size: { width: 1 }, parts: [{ id: 1 }, null, 3] };
  const source = { size: { height: 2 }, parts: [{ name: 'a' }, { name: 'b' }, 4] };
  const expected = { size: { width: 1, height: 2 }, parts: [{ id: 1, name: 'a' }, { name: 'b' }, 4] };
  expect(merged(before, source)).toEqual(expected);
  expect(merged(before, source, at('parts'))).toEqual(expected);
});

it('takes a list of another length, or a value of another kind, as it came', () => {
  expect(merged({ a: [1], b: {}, c: [] }, { a: [2, 3], b: [4], c: {} })).toEqual({ a: [2, 3], b: [4], c: {} });
});

it('copies what others write into, and refers to the rest', () => {
  const source = { shop: { owner: { id: 1 }, tags: ['x'] }, strain: { id: 2 } };
  const target: Record<string, { owner?: unknown; tags?: unknown }> = {};
  mergeInto(target, copyOwn(source, at('shop', 'owner')), at('shop', 'owner'));
  expect(target).toEqual(source);
  expect(target.shop).not.toBe(source.shop);
  expect(target.shop?.owner).not.toBe(source.shop.owner);
  expect(target.shop?.tags).toBe(source.shop.tags);
  expect(target.strain).toBe(source.strain);
});

it('copies every item of a list into which others write', () => {
  const source = { items: [[{ id: 1 }], [{ id: 2 }, null]] };
  const target: { items?: { id: number }[][] } = {};
  mergeInto(target, copyOwn(source, at('items')), at('items'));
  const [[first] = []] = target.items ?? [];
  expect(target).toEqual(source);
  expect(first).not.toBe(source.items[0]?.[0]);
});

it('lets two who write below an object that both took write apart from each other', () => {
  const shared = { shop: { id: 1 } };
  const [one, other]: [{ shop?: object }, { shop?: object }] = [{}, {}];
  for (const target of [one, other]) mergeInto(target, copyOwn(shared, at('shop')), at('shop'));
  mergeInto(one.shop as Record<string, unknown>, { name: 'mine' }, nowhere);
  expect([one, other, shared]).toEqual([{ shop: { id: 1, name: 'mine' } }, { shop: { id: 1 } }, { shop: { id: 1 } }]);
});

it('copies an object that stands at several places once, where one fetch alone brings it', () => {
  const shop = { id: 1 };
  const place = (isBroughtOnce: boolean): Place => ({
    below: new Map([['items', { below: new Map([['shop', { ...nowhere, isBroughtOnce }]]), isBroughtOnce: false }]]),
    isBroughtOnce: false,
  });
  const source = { items: [{ shop }, { shop }] };
  const [one, other] = copyOwn(source, place(true)).items;
  expect(one?.shop).toBe(other?.shop);
  expect(one?.shop).not.toBe(shop);
  const [first, second] = copyOwn(source, place(false)).items;
  expect(first?.shop).not.toBe(second?.shop);
});

it('never writes into what it was given, whatever comes after', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.constant(null), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 2 }),
    object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
  })).object as fc.Arbitrary<Record<string, unknown>>;
  const place = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((path) => at(...path));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), place, (sources, written) => {
      const before = structuredClone(sources);
      const target = {};
      for (const source of sources) mergeInto(target, copyOwn(source, written), written);
      expect(sources).toEqual(before);
    }),
    { numRuns: 2_000 },
  );
});
