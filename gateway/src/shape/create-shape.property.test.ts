import fc from 'fast-check';
import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { prepareShape, spoil } from './testing/prepare-shape.ts';

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

  it('is completed as graphql-js does, which reports our errors and each null that may not be; what was given stays as it was', () => {
    fc.assert(
      fc.property(root, fc.boolean(), (data, x) => {
        const given = withAliases(data);
        const before = structuredClone(given);
        const shaped = prepareShape(schema, query)({ data: given, variables: { x }, incomplete: new Set() });
        const expected = execute({ schema, document, rootValue: data, variableValues: { x } });
        if ('then' in expected) throw new TypeError('Nothing here is asynchronous.');
        expect(JSON.stringify(shaped.data)).toBe(JSON.stringify(expected.data));
        const wrong = (expected.errors ?? []).filter(({ message }) => !message.startsWith('Cannot return null'));
        expect(shaped.errors.map(({ path }) => path)).toEqual(wrong.map(({ path }) => path));
        spoil(shaped.data);
        expect(given).toEqual(before);
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
