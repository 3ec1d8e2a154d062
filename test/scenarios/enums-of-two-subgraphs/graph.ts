import type { ScenarioGraph } from '../scenario.ts';

/** Colours come out of both subgraphs, which know different ones; sizes go into both, which take different ones. */
export const graph: ScenarioGraph = {
  subgraphs: {
    old: {
      sdl: `
        type Query {
          shared: Colour @shareable
          red: Colour
          pick(size: Size, extra: Int): String @shareable
          shade: [Colour]
        }
        enum Colour { RED GREEN }
        enum Size { SMALL MEDIUM }`,
      resolvers: {
        Query: {
          shared: () => 'GREEN',
          red: () => 'RED',
          pick: (_: unknown, { size }: { size?: string | null }) => `picked ${size}`,
          shade: () => ['RED', 'GREEN', null],
        },
      },
    },
    new: {
      sdl: `
        type Query { shared: Colour @shareable blue: Colour pick(size: Size): String @shareable }
        enum Colour { GREEN BLUE }
        enum Size { MEDIUM LARGE }`,
      resolvers: {
        Query: {
          shared: () => 'GREEN',
          blue: () => 'BLUE',
          pick: (_: unknown, { size }: { size?: string | null }) => `picked ${size}`,
        },
      },
    },
  },
};
