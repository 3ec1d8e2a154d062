import type { ScenarioGraph } from '../scenario.ts';

/** A board of seats, some taken and some not there. */
export const graph: ScenarioGraph = {
  subgraphs: {
    boards: {
      sdl: `
        type Query { board: [[Seat]!] numbers: [[Int!]] }
        type Seat @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          board: () => [[{ id: 'a' }, null], [], [{ id: 'b' }, { id: 'a' }]],
          numbers: () => [[1, 2], null, []],
        },
      },
    },
    people: {
      sdl: 'type Seat @key(fields: "id") { id: ID! taken: String }',
      resolvers: { Seat: { __resolveReference: ({ id }: { id: string }) => ({ id, taken: `by ${id}` }) } },
    },
  },
};
