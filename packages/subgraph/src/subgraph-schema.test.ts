import { type GraphQLScalarType, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSubgraphSchema } from './subgraph-schema.ts';

const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  "A share." scalar Percent @specifiedBy(url: "https://example.org/percent")
  type Query { strain: Strain, thc(min: Percent): Percent }
  type Strain @key(fields: "id") { id: ID!, name: String }
  enum Order { NAME, PRICE }
  interface Node { id: ID! }
  union Thing = Strain
`;

const Query = {
  strain: () => ({ id: 'str_1', name: 'Lemon Test' }),
  thc: (_: unknown, args: { min?: number }) => args.min ?? 140,
};

describe('a subgraph schema', () => {
  it('checks the scalars that its text declares', async () => {
    const schema = createSubgraphSchema(typeDefs, { Query });
    expect(JSON.parse(JSON.stringify(await graphql({ schema, source: '{ thc(min: 22.4) }' })))).toEqual({
      data: { thc: 22.4 },
    });
    const [output] = (await graphql({ schema, source: '{ thc }' })).errors ?? [];
    expect(output?.message).toBe("A resolver's Percent must be a number from 0 to 100; got 140.");
  });

  it('keeps the description and the specification of a scalar', () => {
    const scalar = createSubgraphSchema(typeDefs, { Query }).getType('Percent') as GraphQLScalarType;
    expect([scalar.description, scalar.specifiedByURL]).toEqual(['A share.', 'https://example.org/percent']);
  });

  it('lets a service resolve a scalar of its own', async () => {
    const serialize = (value: unknown) => `${value} %`;
    const schema = createSubgraphSchema(typeDefs, { Query, Percent: { serialize } });
    expect((await graphql({ schema, source: '{ thc }' })).data).toEqual({ thc: '140 %' });
  });

  it('answers entities by their reference', async () => {
    const Strain = { __resolveReference: ({ id }: { id: string }) => ({ id, name: `strain ${id}` }) };
    const schema = createSubgraphSchema(typeDefs, { Query, Strain });
    const source = '{ _entities(representations: [{ __typename: "Strain", id: "7" }]) { ... on Strain { id name } } }';
    expect((await graphql({ schema, source })).data).toEqual({ _entities: [{ id: '7', name: 'strain 7' }] });
  });
});

describe('resolvers that do not fit are refused', () => {
  it.each([
    [
      'a type the schema lacks',
      { Query, Strian: { name: () => 'x' } },
      'Resolvers must be for types of the schema; got Strian.',
    ],
    [
      'a field the type lacks',
      { Query, Strain: { nmae: () => 'x' } },
      'Resolvers must be for fields of the schema; got Strain.nmae.',
    ],
    [
      'a value the enum lacks',
      { Query, Order: { NAMES: 1 } },
      'Resolvers must be for fields of the schema; got Order.NAMES.',
    ],
    [
      'a field of a union',
      { Query, Thing: { id: () => 'x' } },
      'Resolvers must be for fields of the schema; got Thing.id.',
    ],
    ['a root field without one', { Query: { strain: Query.strain } }, 'The schema needs resolvers for Query.thc.'],
  ])('%s', (_title, resolvers, message) => {
    expect(() => createSubgraphSchema(typeDefs, resolvers)).toThrow(new TypeError(message));
  });

  it('a scalar that nobody checks', () => {
    expect(() => createSubgraphSchema(`${typeDefs} scalar Colour`, { Query })).toThrow(
      new TypeError('The schema needs resolvers for Colour.'),
    );
  });

  it('a mutation without one', () => {
    expect(() => createSubgraphSchema(`${typeDefs} type Mutation { review: ID }`, { Query })).toThrow(
      new TypeError('The schema needs resolvers for Mutation.review.'),
    );
  });

  it('but special fields, abstract types and types left undefined do fit', () => {
    const special = { __resolveReference: () => null, __isTypeOf: () => true };
    const resolvers = {
      Query,
      Strain: special,
      Node: { __resolveType: () => 'Strain' },
      Thing: { __resolveType: () => 'Strain' },
      Order: { NAME: 'n' },
      Gone: undefined,
    };
    expect(() => createSubgraphSchema(typeDefs, resolvers)).not.toThrow();
  });
});
