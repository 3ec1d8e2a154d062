import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import type { Catalogue, Item } from './catalogue.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

export const shopSdl: Readonly<Record<string, string>> = {
  dispensary: `${link}
    type Query { dispensary(id: ID!): Dispensary dispensaries(first: Int!): [Dispensary!]! }
    type Dispensary @key(fields: "id") { id: ID! name: String! city: String! }`,
  menu: `${link}
    type Query { item(id: ID!): Item }
    type Mutation { setPrice(id: ID!, price: Int!): Item setStock(id: ID!, stock: Int!): Item }
    type Dispensary @key(fields: "id") { id: ID! items(first: Int!): [Item!]! itemCount: Int! }
    type Item @key(fields: "id") {
      id: ID! name: String! brand: String! category: String! price: Int! stock: Int! dispensary: Dispensary! strain: Strain!
    }
    type Strain @key(fields: "id") { id: ID! }`,
  strain: `${link}
    type Query { strain(id: ID!): Strain }
    type Strain @key(fields: "id") { id: ID! name: String! kind: String! thc: Float! terpenes: [Terpene!]! }
    type Terpene { name: String! percent: Float! }`,
};

interface ById {
  id: string | number;
}

/** The subgraphs of a shop, over what is true now. */
export function createShopSchemas(catalogue: Catalogue, now: () => number): Record<string, GraphQLSchema> {
  const { dispensaries, items, strains } = catalogue;
  const set = (what: 'price' | 'stock') => (_root: unknown, given: { id: string } & Record<string, unknown>) => {
    catalogue.change(Number(given.id), what, Number(given[what]), now());
    return items[Number(given.id)];
  };
  const schemaOf = (name: string, resolvers: Record<string, Record<string, unknown>>) =>
    buildSubgraphSchema({ typeDefs: parse(shopSdl[name] ?? ''), resolvers: resolvers as never });
  return {
    dispensary: schemaOf('dispensary', {
      Query: {
        dispensary: (_root: unknown, { id }: ById) => dispensaries[Number(id)] ?? null,
        dispensaries: (_root: unknown, { first }: { first: number }) => dispensaries.slice(0, first),
      },
      Dispensary: { __resolveReference: ({ id }: ById) => dispensaries[Number(id)] ?? null },
    }),
    menu: schemaOf('menu', {
      Query: { item: (_root: unknown, { id }: ById) => items[Number(id)] ?? null },
      Mutation: { setPrice: set('price'), setStock: set('stock') },
      Dispensary: {
        __resolveReference: ({ id }: ById) => ({ id }),
        items: ({ id }: ById, { first }: { first: number }) =>
          (dispensaries[Number(id)]?.items ?? []).slice(0, first).map((item) => items[item]),
        itemCount: ({ id }: ById) => dispensaries[Number(id)]?.items.length ?? 0,
      },
      Item: {
        __resolveReference: ({ id }: ById) => items[Number(id)] ?? null,
        dispensary: ({ dispensary }: Item) => ({ id: dispensary }),
        strain: ({ strain }: Item) => ({ id: strain }),
      },
      Strain: { __resolveReference: ({ id }: ById) => ({ id }) },
    }),
    strain: schemaOf('strain', {
      Query: { strain: (_root: unknown, { id }: ById) => strains[Number(id)] ?? null },
      Strain: { __resolveReference: ({ id }: ById) => strains[Number(id)] ?? null },
    }),
  };
}
