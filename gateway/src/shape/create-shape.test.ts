import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { prepareShape, type ShapeOptions, shapeOnce, spoil, wrong } from './testing/prepare-shape.ts';

const schema = buildSchema(`
  type Query { shop: Shop shops: [Shop!] grid: [[Int!]] found: [Found] best: Named must: Shop! count: Int! }
  interface Named { name: String }
  type Shop implements Named {
    id: ID! name: String open: Boolean rating: Float size: Size data: JSON owner: Person strict: Person! tags: [String!]
  }
  type Person implements Named { name: String age: Int! friend: Person }
  union Found = Shop | Person
  enum Size { SMALL LARGE }
  scalar JSON
`);

const prepare = (query: string) => prepareShape(schema, query);
const shape = (query: string, data: Record<string, unknown>, options?: ShapeOptions) =>
  shapeOnce(schema, query, data, options);

it("answers the client's names in the client's order, and nothing else that came", () => {
  const { data } = shape('{ shop { n: name id ... on Named { t: __typename name } } __typename count }', {
    count: 1,
    shop: { name: 'x', n: 'x', id: '1', __typename: 'Shop', secret: 2 },
    more: true,
  });
  expect(JSON.stringify(data)).toBe('{"shop":{"n":"x","id":"1","t":"Shop","name":"x"},"__typename":"Query","count":1}');
});

it('puts names back that were changed before planning, those of every prototype among them', () => {
  const names = { own_id: 'id', own_proto: '__proto__', own_constructor: 'constructor' };
  const query = '{ shop { own_id: name own_proto: name own_constructor: name } own_constructor: count }';
  const { data } = shape(
    query,
    { own_constructor: 3, shop: { own_id: 'a', own_proto: 'b', own_constructor: 'c' } },
    { names },
  );
  expect(JSON.stringify(data)).toBe('{"shop":{"id":"a","__proto__":"b","constructor":"c"},"constructor":3}');
  expect(Object.getPrototypeOf((data as { shop: object }).shop)).toBe(Object.prototype);
});

describe('a value of another type', () => {
  it.each([
    ['{ shop { name } }', { shop: { name: 5 } }, { shop: { name: null } }, ['shop.name']],
    ['{ shop { rating } }', { shop: { rating: 'much' } }, { shop: { rating: null } }, ['shop.rating']],
    [
      '{ shop { rating } }',
      { shop: { rating: Number.POSITIVE_INFINITY } },
      { shop: { rating: null } },
      ['shop.rating'],
    ],
    ['{ shop { data } }', { shop: { data: Number.POSITIVE_INFINITY } }, { shop: { data: null } }, ['shop.data']],
    ['{ shop { id } }', { shop: { id: 1.5 } }, { shop: null }, ['shop.id']],
    ['{ shop { open } }', { shop: { open: 1 } }, { shop: { open: null } }, ['shop.open']],
    ['{ shop { size } }', { shop: { size: 'HUGE' } }, { shop: { size: null } }, ['shop.size']],
    [
      '{ shop { owner { age } } }',
      { shop: { owner: { age: 2 ** 31 } } },
      { shop: { owner: null } },
      ['shop.owner.age'],
    ],
    ['{ shop { owner { age } } }', { shop: { owner: { age: 1.5 } } }, { shop: { owner: null } }, ['shop.owner.age']],
    ['{ shop { tags } }', { shop: { tags: ['a', 1] } }, { shop: { tags: null } }, ['shop.tags.1']],
    ['{ shop { tags } }', { shop: { tags: 'a' } }, { shop: { tags: null } }, ['shop.tags']],
    ['{ shop { id } }', { shop: [{ id: '1' }] }, { shop: null }, ['shop']],
    ['{ shop { id } }', { shop: 'Lamp' }, { shop: null }, ['shop']],
    ['{ shops { id } }', { shops: { id: '1' } }, { shops: null }, ['shops']],
    ['{ grid }', { grid: [[1], [2, 'x'], null, 3] }, { grid: [[1], null, null, null] }, ['grid.1.1', 'grid.3']],
    ['{ count }', { count: 'many' }, null, ['count']],
    ['{ best { name } }', { best: { __typename: 'Query', name: 'x' } }, { best: null }, ['best']],
    ['{ found { __typename } }', { found: [{ __typename: 'toString' }] }, { found: [null] }, ['found.0']],
  ])('is null and an error: %s %j', (query, given, data, errors) => {
    expect(shape(query, given)).toEqual({ data, errors: errors.map(wrong) });
  });

  it.each([
    [5, '5'],
    ['Lamp '.repeat(50), `"${'Lamp '.repeat(20)}"`],
    [[1, 2], 'a list of 2'],
    [{ __typename: 'Lamp' }, 'an object of Lamp'],
    [{}, 'an object'],
    [nest(100_000), 'a list of 1'],
    [undefined, 'nothing'],
  ])('is told to the log in short, and where it came: %#', (size, told) => {
    const [error] = prepare('{ shop { s: size } }')({
      data: { shop: { s: size } },
      variables: {},
      incomplete: new Set(),
    }).errors;
    expect(error?.originalError?.message).toBe(`Subgraphs must answer Size at shop.s; got ${told}.`);
  });

  it('is told without a stack, which would be written for each of many', () => {
    const shops = Array.from({ length: 3 }, () => ({ id: '1', name: 5 }));
    const { errors } = prepare('{ shops { name } }')({ data: { shops }, variables: {}, incomplete: new Set() });
    expect(errors.map(({ stack }) => stack?.split('\n').length)).toEqual([1, 1, 1]);
    expect(Error.stackTraceLimit).toBeGreaterThan(0);
  });
});

function nest(levels: number): unknown {
  return JSON.parse('['.repeat(levels) + ']'.repeat(levels));
}

it('refuses a value that is nested too deep to be written', () => {
  const query = '{ shop { id data } }';
  expect(shape(query, { shop: { id: '1', data: nest(100_000) } })).toEqual({
    data: { shop: { id: '1', data: null } },
    errors: [wrong('shop.data')],
  });
  expect(shape(query, { shop: { id: '1', data: nest(501) } }).errors).toEqual([wrong('shop.data')]);
  expect(shape(query, { shop: { id: '1', data: nest(500) } }).errors).toEqual([]);
});

it('takes a whole number for an id, and any value for a scalar it does not know', () => {
  const { data } = shape('{ shop { id data } }', { shop: { id: 7, data: { a: [1] } } });
  expect(data).toEqual({ shop: { id: '7', data: { a: [1] } } });
});

describe('null where it may not be', () => {
  it.each([
    ['{ shop { strict { name } } }', { shop: { strict: null } }, { shop: null }],
    [
      '{ shop { owner { friend { age } name } } }',
      { shop: { owner: { friend: { age: null }, name: 'x' } } },
      { shop: { owner: { friend: null, name: 'x' } } },
    ],
    ['{ shops { id } }', { shops: [{ id: '1' }, null] }, { shops: null }],
    ['{ must { id } count }', { must: null, count: 1 }, null],
  ])('moves up, and is no second error: %s', (query, given, data) => {
    expect(shape(query, given)).toEqual({ data, errors: [] });
  });
});

describe('a value that did not come', () => {
  it('is an error at the root as well: no plan led to it', () => {
    expect(shape('{ shop { id } best { name } }', {})).toEqual({
      data: { shop: null, best: null },
      errors: [wrong('shop'), wrong('best')],
    });
  });

  it('is an error', () => {
    expect(shape('{ shop { name owner { name } } }', { shop: {} })).toEqual({
      data: { shop: { name: null, owner: null } },
      errors: [wrong('shop.name'), wrong('shop.owner')],
    });
  });

  it('is absent where a fetch brought nothing', () => {
    const person = {};
    const shop = { owner: person };
    const query = '{ shop { name owner { name age } } }';
    expect(shape(query, { shop }, { incomplete: [shop, person] })).toEqual({
      data: { shop: { name: null, owner: null } },
      errors: [],
    });
  });
});

it('decides conditions anew for each request, by variables and their defaults', () => {
  const shaper = prepare(
    `query Q($a: Boolean!, $b: Boolean = true, $c: Boolean = true) {
      shop { id @include(if: $a) ...N @skip(if: $b) } shop { name }
    }
    fragment N on Shop { open @include(if: $c) name }`,
  );
  const data = { shop: { id: '1', name: 'x', open: true } };
  const shaped = (variables: Record<string, unknown>) =>
    JSON.stringify(shaper({ data, variables, incomplete: new Set() }).data);
  expect(shaped({ a: true })).toBe('{"shop":{"id":"1","name":"x"}}');
  expect(shaped({ a: false, b: false })).toBe('{"shop":{"open":true,"name":"x"}}');
  expect(shaped({ a: false, b: false, c: false })).toBe('{"shop":{"name":"x"}}');
  expect(shaped({ a: false })).toBe('{"shop":{"name":"x"}}');
});

it('finds no variable in a prototype', () => {
  const query = `query Q($constructor: Boolean = true, $toString: Boolean = false) {
    shop { id @include(if: $constructor) name @include(if: $toString) }
  }`;
  expect(shape(query, { shop: { id: '1', name: 'x' } }).data).toEqual({ shop: { id: '1' } });
});

it('copies what is asked of the schema itself, which is found under the planned name', () => {
  const data = { i: { types: [{ name: 'Query' }] } };
  const before = structuredClone(data);
  const { data: shaped } = shape('{ i: __schema { types { name } } }', data, { names: { i: '__proto__' } });
  expect(JSON.stringify(shaped)).toBe('{"__proto__":{"types":[{"name":"Query"}]}}');
  spoil(Object.values(shaped ?? {})[0]);
  expect(data).toEqual(before);
});

it('shares nothing that can be written into with what it was given, nor with another answer', () => {
  const data = { shop: { data: { list: [1] }, tags: ['a'], owner: { name: 'x', age: 1 } } };
  const before = structuredClone(data);
  const shaper = prepare('{ shop { data tags owner { name age } } }');
  const input = { data, variables: {}, incomplete: new Set<object>() };
  const [one, other] = [shaper(input).data, shaper(input).data];
  spoil(one);
  expect([data, other]).toEqual([before, before]);
});
