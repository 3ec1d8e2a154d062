import type { ScenarioGraph } from '../scenario.ts';

const written: string[] = [];
const note = (name: string) => () => {
  written.push(name);
  return written.length;
};

/** Two subgraphs that write into one book, one of them at times in vain. */
export const graph: ScenarioGraph = {
  subgraphs: {
    left: {
      sdl: `
        type Query { written: [String!]! }
        type Mutation { clear: Int addLeft(word: String!): Int addThing: Thing }
        type Thing @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { written: () => written },
        Mutation: {
          clear: () => {
            written.splice(0);
            return 0;
          },
          addLeft: (_: unknown, { word }: { word: string }) => note(word)(),
          addThing: () => ({ id: String(note('thing')()) }),
        },
      },
    },
    right: {
      sdl: `
        type Mutation { addRight(word: String!): Int fail: Int must: Int! }
        type Thing @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Mutation: {
          addRight: (_: unknown, { word }: { word: string }) => note(word)(),
          fail: () => {
            throw new Error('The ink is dry.');
          },
          must: () => {
            throw new Error('The pen is lost.');
          },
        },
        Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Thing ${id}` }) },
      },
    },
  },
};
