import type { ScenarioGraph } from '../scenario.ts';

type Reference = { id: string };

/** Carts name products and resolve none, yet work something out from what the catalogue knows of them. */
export const graph: ScenarioGraph = {
  subgraphs: {
    carts: {
      sdl: `
        type Query { cart: Cart }
        type Cart { products: [Product!]! }
        type Product @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: { Query: { cart: () => ({ products: [{ id: '1' }, { id: '2' }] }) } },
    },
    catalogue: {
      sdl: 'type Product @key(fields: "id") { id: ID! name: String weight: Int }',
      resolvers: {
        Product: { __resolveReference: ({ id }: Reference) => ({ id, name: `Product ${id}`, weight: Number(id) }) },
      },
    },
    shipping: {
      sdl: `
        type Product @key(fields: "id name", resolvable: false) @key(fields: "id") {
          id: ID!
          name: String @external
          weight: Int @external
          cost: Int @requires(fields: "weight")
        }`,
      resolvers: {
        Product: {
          __resolveReference: (product: Reference & { weight: number }) => product,
          cost: ({ weight }: { weight: number }) => weight * 10,
        },
      },
    },
  },
};
