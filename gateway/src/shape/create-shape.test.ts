import fc from 'fast-check';
import { buildSchema, execute, type GraphQLError, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createShape } from './create-shape.ts';

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

interface Options {
  variables?: Record<string, unknown>;
  incomplete?: object[];
  names?: Record<string, string>;
}

function prepare(query: string, names: Record<string, string> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  return createShape({ schema, document, operation, responseNames: new Map(Object.entries(names)) });
}

function shape(query: string, data: Record<string, unknown>, { variables = {}, incomplete = [], names }: Options = {}) {
  const shaped = prepare(query, names)({ data, variables, incomplete: new Set(incomplete) });
  return { data: shaped.data, errors: shaped.errors.map(placeOf) };
}

function placeOf({ path = [], extensions: { code } }: GraphQLError): string {
  return `${path.join('.')} ${code}`;
}

const wrong = (path: string) => `${path} INTERNAL_SERVER_ERROR`;

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
    ['{ best { name } }', { best: { name: 'x' } }, { best: null }, ['best']],
    ['{ best { name } }', { best: { __typename: 'Query', name: 'x' } }, { best: null }, ['best']],
    ['{ best { name } }', { best: { __typename: 'Named', name: 'x' } }, { best: null }, ['best']],
    ['{ found { __typename } }', { found: [{ __typename: 'toString' }] }, { found: [null] }, ['found.0']],
  ])('is null and an error: %s %j', (query, given, data, errors) => {
    expect(shape(query, given)).toEqual({ data, errors: errors.map(wrong) });
  });

  it('is told to the log, and where it came', () => {
    const [error] = prepare('{ shop { n: name } }')({
      data: { shop: { n: 5 } },
      variables: {},
      incomplete: new Set(),
    }).errors;
    expect(error?.originalError?.message).toBe('Subgraphs must answer String at shop.n; got 5.');
  });
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
    'query Q($a: Boolean!, $b: Boolean = true) { shop { id @include(if: $a) ...N @skip(if: $b) } shop { name } } fragment N on Shop { open name }',
  );
  const data = { shop: { id: '1', name: 'x', open: true } };
  const shaped = (variables: Record<string, unknown>) =>
    JSON.stringify(shaper({ data, variables, incomplete: new Set() }).data);
  expect(shaped({ a: true })).toBe('{"shop":{"id":"1","name":"x"}}');
  expect(shaped({ a: false, b: false })).toBe('{"shop":{"open":true,"name":"x"}}');
  expect(shaped({ a: false })).toBe('{"shop":{"name":"x"}}');
});

it('shares nothing that can be written into with what it was given, nor with another answer', () => {
  const data = { shop: { data: { list: [1] }, tags: ['a'], owner: { name: 'x', age: 1 } } };
  const before = structuredClone(data);
  const shaper = prepare('{ shop { data tags owner { name age } } }');
  const input = { data, variables: {}, incomplete: new Set<object>() };
  const [one, other] = [shaper(input).data, shaper(input).data];
  const spoil = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const inner of Object.values(value)) spoil(inner);
    if (Array.isArray(value)) value.push('spoilt');
    else Object.assign(value, { spoilt: true });
  };
  spoil(one);
  expect([data, other]).toEqual([before, before]);
});

describe('any data', () => {
  const bad = fc.constantFrom<unknown[]>({ wrong: 1 }, [[]], 'NOWHERE'.repeat(2));
  const may = <T>(value: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
  const leaf = <T>(value: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 9, arbitrary: may(value) }, { weight: 1, arbitrary: bad });
  const { person, shop } = fc.letrec<{ person: object; shop: object }>((tie) => ({
    person: fc.record({
      __typename: fc.constant('Person'),
      name: may(fc.string()),
      age: leaf(fc.integer({ min: -9, max: 9 })),
      friend: fc.option(tie('person'), { depthSize: 'small' }),
    }),
    shop: fc.record({
      __typename: fc.constant('Shop'),
      id: may(fc.string()),
      name: may(fc.string()),
      open: leaf(fc.boolean()),
      rating: leaf(fc.double({ noNaN: true, noDefaultInfinity: true })),
      size: leaf(fc.constantFrom('SMALL', 'LARGE')),
      owner: may(tie('person')),
      strict: may(tie('person')),
      tags: may(fc.array(may(fc.string()), { maxLength: 3 })),
    }),
  }));
  const root = fc.record({
    shop: may(shop),
    shops: may(fc.array(may(shop), { maxLength: 3 })),
    grid: may(fc.array(may(fc.array(leaf(fc.integer({ min: 0, max: 9 })), { maxLength: 3 })), { maxLength: 3 })),
    found: may(fc.array(may(fc.oneof(shop, person)), { maxLength: 3 })),
    best: may(fc.oneof(shop, person)),
  });
  const query = `query Q($x: Boolean!) {
    shop { ...S owner { ...P } } shops { ...S @include(if: $x) id } grid best { name ... on Person { ...P } }
    found { __typename ... on Named { name } ... on Shop { ...S } ... on Person { friend { ...P } } }
  }
  fragment S on Shop { open rating size tags strict { name @skip(if: $x) age } }
  fragment P on Person { name age friend { a: name friend { age } } }`;
  const document = parse(query);

  it('is completed as graphql-js does, which reports every place of ours', () => {
    fc.assert(
      fc.property(root, fc.boolean(), (data, x) => {
        const shaped = prepare(query)({ data: withAliases(data), variables: { x }, incomplete: new Set() });
        const expected = execute({ schema, document, rootValue: data, variableValues: { x } });
        if ('then' in expected) throw new TypeError('Nothing here is asynchronous.');
        expect(JSON.stringify(shaped.data)).toBe(JSON.stringify(expected.data));
        const theirs = new Set(expected.errors?.map(({ path }) => path?.join()));
        for (const { path } of shaped.errors) expect(theirs).toContain(path?.join());
      }),
      { numRuns: 1_000 },
    );
  });

  /** Subgraphs answer aliases under their names. */
  function withAliases(value: unknown): Record<string, unknown> {
    const copy = (inner: unknown): unknown => {
      if (Array.isArray(inner)) return inner.map(copy);
      if (typeof inner !== 'object' || inner === null) return inner;
      const entries = Object.entries(inner).map(([name, below]) => [name, copy(below)]);
      const copied = Object.fromEntries(entries) as Record<string, unknown>;
      return 'name' in copied ? { ...copied, a: copied.name } : copied;
    };
    return copy(value) as Record<string, unknown>;
  }
});
