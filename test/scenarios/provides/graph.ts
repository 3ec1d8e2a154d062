import type { ScenarioGraph } from '../scenario.ts';

/** Reviews know the names of their authors, and of nobody else. */
export const graph: ScenarioGraph = {
  subgraphs: {
    accounts: {
      sdl: `
        type Query { users: [User!]! }
        type User @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      resolvers: {
        Query: { users: () => [{ id: '1', name: 'Ada', age: 36 }] },
        User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'Ada', age: 36 }) },
      },
    },
    reviews: {
      sdl: `
        type Query { reviews: [Review!]! }
        type Review { text: String author: User @provides(fields: "name") }
        type User @key(fields: "id") { id: ID! name: String @external }`,
      resolvers: { Query: { reviews: () => [{ text: 'Good', author: { id: '1', name: 'Ada, as provided' } }] } },
    },
  },
};
