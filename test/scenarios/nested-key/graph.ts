import type { ScenarioGraph } from '../scenario.ts';

/** A shelf is named by its own number and by the room it is in. */
export const graph: ScenarioGraph = {
  subgraphs: {
    house: {
      sdl: `
        type Query { shelves: [Shelf!]! }
        type Shelf @key(fields: "number room { id }") { number: Int! room: Room! }
        type Room @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: {
          shelves: () => [
            { number: 1, room: { id: 'r1', name: 'Hall' } },
            { number: 1, room: { id: 'r2', name: 'Attic' } },
          ],
        },
      },
    },
    books: {
      sdl: `
        type Shelf @key(fields: "number room { id }") { number: Int! room: Room! books: [String!] }
        type Room @key(fields: "id") { id: ID! }`,
      resolvers: {
        Shelf: {
          __resolveReference: (shelf: { number: number; room: { id: string } }) => shelf,
          books: ({ number, room }: { number: number; room: { id: string } }) => [`${room.id}/${number}`],
        },
      },
    },
  },
};
