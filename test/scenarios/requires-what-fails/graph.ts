import type { ScenarioGraph } from '../scenario.ts';

type Parcel = { id: string; price?: number | null; size?: number | null };

/** What is required fails, is unknown, or was never brought. */
export const graph: ScenarioGraph = {
  subgraphs: {
    catalogue: {
      sdl: `
        type Query { parcels: [Parcel!]! }
        type Parcel @key(fields: "id") { id: ID! price: Int }`,
      resolvers: {
        Query: { parcels: () => ['1', '2', '3', '4'].map((id) => ({ id })) },
        Parcel: {
          price: ({ id }: Parcel) => {
            if (id === '2') throw new Error('Parcel 2 has no price.');
            return Number(id) * 5;
          },
        },
      },
    },
    sizes: {
      sdl: 'type Parcel @key(fields: "id") { id: ID! size: Int }',
      resolvers: {
        Parcel: {
          __resolveReference: async ({ id }: Parcel) => {
            if (id === '4') throw new Error('Parcel 4 cannot be measured.');
            return id === '3' ? null : { id, size: Number(id) };
          },
        },
      },
    },
    shipping: {
      sdl: `
        type Parcel @key(fields: "id") {
          id: ID!
          price: Int @external
          size: Int @external
          cost: String @requires(fields: "price")
          volume: String @requires(fields: "size")
        }`,
      resolvers: {
        Parcel: {
          __resolveReference: (parcel: Parcel) => parcel,
          cost: ({ price }: Parcel) => `costs ${price}`,
          volume: ({ size }: Parcel) => `takes ${size}`,
        },
      },
    },
  },
};
