import type { ScenarioGraph } from '../scenario.ts';

/** What goes in is what both subgraphs take; what comes out is what either says. */
export const graph: ScenarioGraph = {
  subgraphs: {
    old: {
      sdl: `
        type Query { count(size: Size!, filter: Filter): String @shareable sizes: [Size!]! @shareable }
        enum Size { SMALL LARGE }
        input Filter { word: String legacy: Int }`,
      resolvers: {
        Query: {
          count: (_: unknown, { size, filter }: { size: string; filter?: { word?: string } }) =>
            `${size} ${filter?.word}`,
          sizes: () => ['SMALL', 'LARGE'],
        },
      },
    },
    new: {
      sdl: `
        type Query { count(size: Size!, filter: Filter): String @shareable sizes: [Size!]! @shareable }
        enum Size { SMALL LARGE }
        input Filter { word: String }`,
      resolvers: {
        Query: {
          count: (_: unknown, { size, filter }: { size: string; filter?: { word?: string } }) =>
            `${size} ${filter?.word}`,
          sizes: () => ['SMALL', 'LARGE'],
        },
      },
    },
  },
};
