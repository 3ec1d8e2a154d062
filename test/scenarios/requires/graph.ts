import type { ScenarioGraph } from '../scenario.ts';

type Parcel = { id: string; price?: number; weight?: number; size?: { width: number; parts: { depth: number }[] } };

/** Shipping is worked out from what the catalogue knows. */
export const graph: ScenarioGraph = {
  subgraphs: {
    catalogue: {
      sdl: `
        type Query { parcels: [Parcel!]! }
        type Parcel @key(fields: "id") { id: ID! price: Int weight: Int size: Size }
        type Size { width: Int! parts: [Part!]! }
        type Part { depth: Int! label: String }`,
      resolvers: {
        Query: {
          parcels: () => [
            { id: '1', price: 5, weight: 3, size: { width: 2, parts: [{ depth: 4, label: 'x' }, { depth: 1 }] } },
            { id: '2', price: null, weight: 8, size: null },
          ],
        },
      },
    },
    shipping: {
      sdl: `
        type Parcel @key(fields: "id") {
          id: ID!
          price: Int @external
          weight: Int @external
          size: Size @external
          cost: String @requires(fields: "price weight")
          volume: Int @requires(fields: "size { width parts { depth } }")
        }
        type Size { width: Int! @external parts: [Part!]! @external }
        type Part { depth: Int! @external }`,
      resolvers: {
        Parcel: {
          __resolveReference: (parcel: Parcel) => parcel,
          cost: ({ price, weight }: Parcel) => `${price}/${weight}`,
          volume: ({ size }: Parcel) =>
            size ? size.width * size.parts.reduce((sum, { depth }) => sum + depth, 0) : null,
        },
      },
    },
  },
};
