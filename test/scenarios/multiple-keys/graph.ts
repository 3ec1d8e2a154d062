import type { ScenarioGraph } from '../scenario.ts';

const products = [
  { id: '1', upc: 'u1', name: 'Lamp' },
  { id: '2', upc: 'u2', name: 'Chair' },
];
type Reference = { id?: string; upc?: string };

/** The stock knows products by their upc, the reviews by their id, the catalogue by both: from one to the other is a detour. */
export const graph: ScenarioGraph = {
  subgraphs: {
    catalogue: {
      sdl: `
        type Query { products: [Product!]! }
        type Product @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! name: String }`,
      resolvers: {
        Query: { products: () => products },
        Product: {
          __resolveReference: ({ id, upc }: Reference) =>
            products.find((product) => product.id === id || product.upc === upc) ?? null,
        },
      },
    },
    stock: {
      sdl: `
        type Query { scarce: [Product!]! }
        type Product @key(fields: "upc") { upc: ID! inStock: Int }`,
      resolvers: {
        Query: { scarce: () => [{ upc: 'u2' }] },
        Product: {
          __resolveReference: ({ upc }: Reference) => ({ upc }),
          inStock: ({ upc }: Reference) => (upc === 'u1' ? 7 : 1),
        },
      },
    },
    reviews: {
      sdl: 'type Product @key(fields: "id") { id: ID! stars: Int }',
      resolvers: { Product: { __resolveReference: ({ id }: Reference) => ({ id, stars: Number(id) }) } },
    },
  },
};
