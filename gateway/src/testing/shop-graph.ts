import { badInput, GraphError } from '@weedhounds/errors';
import { type Subgraph, startSubgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { composeSupergraph } from '../load/compose-supergraph.ts';

const header = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

/** Products, with every way in which a resolver can fail. */
export const productsSdl = `${header}
type Query {
  product(id: ID!): Product
  products: [Product!]!
  search(text: String!): [Product!]
  broken: String
  forbidden: String
}
type Mutation { rename(id: ID!, name: String!): Product }
type Product @key(fields: "id") { id: ID! name: String! }
`;

/** Ratings of products: a second subgraph that is reached by a product's key. */
export const ratingsSdl = `${header}
type Query { ratingCount: Int ratingSum: Int! }
type Product @key(fields: "id") { id: ID! rating: Float }
`;

const products = [
  { id: '1', name: 'Lamp' },
  { id: '2', name: 'Chair' },
];

const productsResolvers = {
  Query: {
    product: (_root: unknown, { id }: { id: string }) => products.find((product) => product.id === id) ?? null,
    products: () => products,
    search: (_root: unknown, { text }: { text: string }) => {
      throw badInput(`text must have 3 characters or more; got ${text.length}.`, ['text']);
    },
    broken: () => {
      throw new Error('select * from secrets at db.internal:5432');
    },
    forbidden: () => {
      throw new GraphError('FORBIDDEN', 'Only staff may see this.', { extensions: { secret: 'staff table' } });
    },
  },
  Mutation: {
    rename: (_root: unknown, { id, name }: { id: string; name: string }) => ({ id, name }),
  },
  Product: {
    __resolveReference: ({ id }: { id: string }) => products.find((product) => product.id === id) ?? null,
  },
};

const ratingsResolvers = {
  Query: { ratingCount: () => 2, ratingSum: () => 7 },
  Product: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    rating: ({ id }: { id: string }) => (id === '1' ? 4.5 : null),
  },
};

function start(name: string, typeDefs: string, resolvers: object): Promise<Subgraph> {
  const createContext = () => ({});
  const secrets = testSecrets;
  const version = '1.0.0';
  return startSubgraph({ name, version, typeDefs, resolvers, secrets, createContext, host: '127.0.0.1', port: 0 });
}

export function startProducts(): Promise<Subgraph> {
  return start('products', productsSdl, productsResolvers);
}

export function startRatings(): Promise<Subgraph> {
  return start('ratings', ratingsSdl, ratingsResolvers);
}

/** The supergraph of both, at the addresses given. */
export function composeShop(productsUrl: string, ratingsUrl: string): string {
  const composition = composeSupergraph([
    { name: 'products', url: productsUrl, sdl: productsSdl },
    { name: 'ratings', url: ratingsUrl, sdl: ratingsSdl },
  ]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}

/** A subgraph's GraphQL address. */
export function addressOf(subgraph: Subgraph): string {
  return `${subgraph.endpoint.url}/graphql`;
}
