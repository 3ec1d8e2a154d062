import type { ScenarioGraph } from '../scenario.ts';

const echo = (_: unknown, parameters: object) => JSON.stringify(parameters);
const inputs = `
  enum Mode { FAST SLOW }
  input Filter { word: String = "default" inner: Filter tags: [String] }`;

/** Each field says what it was given, here and in another subgraph. */
export const graph: ScenarioGraph = {
  subgraphs: {
    here: {
      sdl: `${inputs}
        type Query { thing: Thing echo(number: Int = 7, filter: Filter, list: [Int!], mode: Mode, id: ID): String }
        type Thing @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { thing: () => ({ id: '1' }), echo } },
    },
    there: {
      sdl: `${inputs}
        type Thing @key(fields: "id") {
          id: ID!
          echo(number: Int = 7, filter: Filter, list: [Int!], mode: Mode, id: ID): String
        }`,
      resolvers: { Thing: { echo } },
    },
  },
};
