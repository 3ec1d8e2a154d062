import type { ScenarioGraph } from '../scenario.ts';

const products = [
  { id: '1', name: 'Lamp' },
  { id: '2', name: 'Chair' },
];

/** Ratings know products by their id alone. */
export const graph: ScenarioGraph = {
  subgraphs: {
    products: {
      sdl: `
        type Query { products: [Product!]! product(id: ID!): Product }
        type Product @key(fields: "id") { id: ID! name: String! }`,
      resolvers: {
        Query: {
          products: () => products,
          product: (_: unknown, { id }: { id: string }) => products.find((product) => product.id === id) ?? null,
        },
      },
    },
    ratings: {
      sdl: 'type Product @key(fields: "id") { id: ID! stars: Int }',
      resolvers: { Product: { __resolveReference: ({ id }: { id: string }) => ({ id, stars: Number(id) + 3 }) } },
    },
  },
};
