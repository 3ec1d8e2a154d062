import type { ScenarioGraph } from '../scenario.ts';

type Reference = { id: string };

/** One door by id for the types of two subgraphs. */
export const graph: ScenarioGraph = {
  subgraphs: {
    shops: {
      sdl: `
        type Query { node(id: ID!): Node }
        interface Node { id: ID! }
        type Shop implements Node @key(fields: "id") { id: ID! name: String }
        type Strain implements Node @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          node: (_: unknown, { id }: Reference) =>
            ({
              s1: { __typename: 'Shop', id, name: 'The shop' },
              t1: { __typename: 'Strain', id },
            })[id] ?? null,
        },
      },
    },
    strains: {
      sdl: `
        interface Node { id: ID! }
        type Strain implements Node @key(fields: "id") { id: ID! name: String parents: [Strain!] }`,
      resolvers: {
        Strain: {
          __resolveReference: ({ id }: Reference) => ({ id, name: `Strain ${id}`, parents: [{ id: 't0' }] }),
          name: ({ id }: Reference) => `Strain ${id}`,
        },
      },
    },
  },
};
