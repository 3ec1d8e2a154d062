import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { resolveSelection, type SelectedField } from './resolve-selection.ts';
import * as stored from './stored-fields.ts';
import { missing } from './stored-fields.ts';

/** Without entities that are kept by themselves. */
const toStored = (value: unknown, field: SelectedField) => stored.toStored(value, field, () => missing);
const fromStored = (value: unknown, field: SelectedField) => stored.fromStored(value, field, () => missing);

const schema = buildSchema(`
  interface Named { name(short: Boolean): String }
  type Query { shop: Shop named: Named }
  type Shop implements Named { id: ID! name(short: Boolean): String tags: [String] items(first: Int, sort: Sort): [Item] friend: Named }
  type Item { id: ID! price: Price shop: Shop }
  type Price { amount: Float currency: String }
  enum Sort { NAME PRICE }
`);

/** The field `shop` of an operation. */
function shopOf(query: string, variables: Record<string, unknown> = {}): SelectedField {
  const [field] = resolveSelection(schema, parse(query), variables).root.fields;
  if (!field) throw new TypeError('The operation must ask for a field.');
  return field;
}

it('keeps fields by their keys, and answers them under other names', () => {
  const one = shopOf(
    '{ s: shop { short: name(short: true) long: name list: items(sort: NAME, first: 2) { p: price { amount } } } }',
  );
  const kept = toStored({ short: 'G', long: 'Green', list: [{ p: { amount: 5 } }, { p: null }, null] }, one);
  expect(kept).toEqual({
    'name({"short":true})': 'G',
    name: 'Green',
    'items({"first":2,"sort":"NAME"})': [{ price: { amount: 5 } }, { price: null }, null],
  });
  const other = shopOf(
    'query ($n: Int, $s: Sort) { shop { items(first: $n, sort: $s) { price { much: amount } } name __typename } }',
    { n: 2, s: 'NAME' },
  );
  expect(fromStored(kept, other)).toEqual({
    items: [{ price: { much: 5 } }, { price: null }, null],
    name: 'Green',
    __typename: 'Shop',
  });
});

it('tells arguments apart, and takes one whose variable is not given for left out', () => {
  const keys = (query: string, variables = {}) =>
    shopOf(query, variables)
      .inner?.of('Shop')
      ?.fields.map(({ key }) => key);
  expect(keys('query ($n: Int, $s: Sort) { shop { items(first: $n, sort: $s) { id } } }', { s: 'PRICE' })).toEqual([
    'items({"sort":"PRICE"})',
  ]);
  expect(keys('query ($n: Int) { shop { items(first: $n) { id } } }')).toEqual(['items']);
  expect(keys('query ($n: Int) { shop { items(first: $n) { id } } }', { n: null })).toEqual(['items({"first":null})']);
});

it.each([
  ['{ shop { name tags } }', { name: 'Green' }],
  ['{ shop { items { id price { amount } } } }', { items: [{ id: '1', price: { amount: 1 } }, { id: '2' }] }],
  ['{ shop { items { id } } }', { items: 'none' }],
  ['{ shop { friend { name } } }', { friend: { name: 'x' } }],
  ['{ shop { friend { name } } }', { friend: { __typename: 'Unknown', name: 'x' } }],
])('keeps nothing of an answer to %s that is not whole: %j', (query, answer) => {
  expect(toStored(answer, shopOf(query))).toBe(missing);
});

it('answers nothing of which a part is not kept', () => {
  const kept = toStored({ name: 'Green', items: [{ id: '1' }] }, shopOf('{ shop { name items { id } } }'));
  expect(fromStored(kept, shopOf('{ shop { name(short: true) } }'))).toBe(missing);
  expect(fromStored(kept, shopOf('{ shop { items { id price { amount } } } }'))).toBe(missing);
  expect(fromStored(kept, shopOf('{ shop { items(first: 1) { id } } }'))).toBe(missing);
  expect(fromStored(kept, shopOf('{ shop { items { __typename id } } }'))).toEqual({
    items: [{ __typename: 'Item', id: '1' }],
  });
});

it('keeps the types of objects where several may stand', () => {
  const query = '{ shop { friend { __typename name ... on Shop { id } } } }';
  const kept = toStored({ friend: { __typename: 'Shop', name: 'x', id: '7' } }, shopOf(query));
  expect(kept).toEqual({ friend: { __typename: 'Shop', name: 'x', id: '7' } });
  expect(fromStored(kept, shopOf('{ shop { friend { ... on Named { n: name } } } }'))).toEqual({
    friend: { __typename: 'Shop', n: 'x' },
  });
});

it('keeps null, also in place of an object', () => {
  const field = shopOf('{ shop { name items { id } } }');
  expect(toStored(null, field)).toBeNull();
  expect(fromStored(toStored({ name: null, items: null }, field), field)).toEqual({ name: null, items: null });
});

it('reads nothing that an object inherits', () => {
  const schemaOfNames = buildSchema('type Query { a: A } type A { constructor: String toString: String }');
  const [field] = resolveSelection(schemaOfNames, parse('{ a { constructor toString } }'), {}).root.fields;
  expect(field && toStored({}, field)).toBe(missing);
});

it('keeps and finds entities by themselves, at any depth', () => {
  const query = '{ shop { list: items { shop { name } price { amount } } friend { ... on Shop { id } } } }';
  const [field] = resolveSelection(schema, parse(query), {}, (name) => name === 'Item' || name === 'Shop').root.fields;
  if (!field) throw new TypeError('The operation must ask for a field.');
  const answer = { list: [{ shop: { name: 'x' } }, null], friend: { __typename: 'Shop', id: '7' } };
  const seen: unknown[] = [];
  const reference = stored.toStored(answer, field, ({ type }, object) => {
    seen.push([type.name, object]);
    return { __typename: type.name, __ref: 'the identity' };
  });
  expect([reference, seen]).toEqual([{ __typename: 'Shop', __ref: 'the identity' }, [['Shop', answer]]]);
  expect(stored.fromStored(reference, field, ({ type }, identity) => ({ type: type.name, identity }))).toEqual({
    type: 'Shop',
    identity: 'the identity',
  });
  expect(stored.toStored(answer, field, () => missing)).toBe(missing);
  expect(stored.fromStored(reference, field, () => missing)).toBe(missing);
});
