import type { ScenarioGraph } from '../scenario.ts';

const found = [
  { __typename: 'Book', title: 'A book' },
  { __typename: 'Secret', title: 'A secret' },
];

/** Secrets are found like anything else, and are nobody's business. */
export const graph: ScenarioGraph = {
  subgraphs: {
    search: {
      sdl: `
        type Query {
          found: [Result]
          sure: [Result!]
          titled: Titled
          shout(word: String!, mark: String = "!" @inaccessible): String
          count(filter: Filter): String
        }
        union Result = Book | Secret
        interface Titled { title: String }
        type Book implements Titled { title: String }
        type Secret implements Titled @inaccessible { title: String }
        input Filter { word: String secret: Int = 3 @inaccessible }`,
      resolvers: {
        Query: {
          found: () => found,
          sure: () => found,
          titled: () => found[1],
          shout: (_: unknown, { word, mark }: { word: string; mark: string }) => `${word}${mark}`,
          count: (_: unknown, { filter }: { filter: object }) => JSON.stringify(filter),
        },
      },
    },
  },
};
