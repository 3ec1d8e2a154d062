import type { ScenarioGraph } from '../scenario.ts';

/** A place is a value without a key; both subgraphs answer parts of it. */
export const graph: ScenarioGraph = {
  subgraphs: {
    shops: {
      sdl: `
        type Query { shop: Shop where: Place @shareable }
        type Shop @key(fields: "id") { id: ID! place: Place @shareable places: [Place] @shareable }
        type Place @shareable { city: String street: String }`,
      resolvers: {
        Query: {
          shop: () => ({
            id: '1',
            place: { city: 'Denver', street: 'Main' },
            places: [{ city: 'Denver', street: 'Main' }, null, { city: 'Boulder', street: 'Pearl' }],
          }),
          where: () => ({ city: 'Denver' }),
        },
        Shop: { __resolveReference: () => ({ id: '1', place: { city: 'Denver', street: 'Main' } }) },
      },
    },
    maps: {
      sdl: `
        type Query { where: Place @shareable }
        type Shop @key(fields: "id") { id: ID! place: Place @shareable places: [Place] @shareable latitude: Float }
        type Place @shareable { city: String zip: String }`,
      resolvers: {
        Query: { where: () => ({ city: 'Denver', zip: '80202' }) },
        Shop: {
          __resolveReference: () => ({
            id: '1',
            place: { city: 'Denver', zip: '80202' },
            places: [{ city: 'Denver', zip: '80202' }, null, { city: 'Boulder', zip: '80301' }],
            latitude: 39.7,
          }),
        },
      },
    },
  },
};
