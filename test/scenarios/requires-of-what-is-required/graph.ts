import type { ScenarioGraph } from '../scenario.ts';

type Item = { id: string; base?: number | null; double?: number | null; sum?: string };

/** Each subgraph works something out from what the one before has worked out. */
export const graph: ScenarioGraph = {
  subgraphs: {
    bases: {
      sdl: `
        type Query { items: [Item!]! }
        type Item @key(fields: "id") { id: ID! base: Int }`,
      resolvers: {
        Query: {
          items: () => [
            { id: '1', base: 10 },
            { id: '2', base: null },
          ],
        },
      },
    },
    doubles: {
      sdl: `type Item @key(fields: "id") { id: ID! base: Int @external double: Int @requires(fields: "base") }`,
      resolvers: {
        Item: {
          __resolveReference: (item: Item) => item,
          double: ({ base }: Item) => (base ? base * 2 : null),
        },
      },
    },
    sums: {
      sdl: `
        type Item @key(fields: "id") {
          id: ID!
          base: Int @external
          double: Int @external
          sum: String @requires(fields: "base double")
        }`,
      resolvers: {
        Item: {
          __resolveReference: (item: Item) => item,
          sum: ({ base, double }: Item) => `${base} + ${double}`,
        },
      },
    },
    words: {
      sdl: `type Item @key(fields: "id") { id: ID! sum: String @external word: String @requires(fields: "sum") }`,
      resolvers: {
        Item: {
          __resolveReference: (item: Item) => item,
          word: ({ id, sum }: Item) => `${id}: ${sum}`,
        },
      },
    },
  },
};
