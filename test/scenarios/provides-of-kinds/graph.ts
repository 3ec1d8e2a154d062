import type { ScenarioGraph } from '../scenario.ts';

type Reference = { id: string };

/** A review knows the titles of books and the names of its authors, and nothing more of either. */
export const graph: ScenarioGraph = {
  subgraphs: {
    reviews: {
      sdl: `
        type Query { reviews: [Review!]! best: Review @provides(fields: "author { name }") }
        type Review { of: Media @provides(fields: "... on Book { title }") author: User }
        interface Media { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! title: String @external }
        type Film implements Media @key(fields: "id") { id: ID! }
        type User @key(fields: "id") { id: ID! name: String @external }`,
      resolvers: {
        Query: {
          reviews: () => [
            { of: { __typename: 'Book', id: 'b1', title: 'A book' }, author: { id: 'u1' } },
            { of: { __typename: 'Film', id: 'f1' }, author: null },
            { of: null, author: { id: 'u2' } },
          ],
          best: () => ({ of: { __typename: 'Film', id: 'f1' }, author: { id: 'u1', name: 'Ada' } }),
        },
      },
    },
    catalogue: {
      sdl: `
        interface Media { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String @shareable pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String }
        type User @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      resolvers: {
        Book: { __resolveReference: ({ id }: Reference) => ({ id, title: 'A book', pages: 90 }) },
        Film: { __resolveReference: ({ id }: Reference) => ({ id, title: 'A film' }) },
        User: { __resolveReference: ({ id }: Reference) => ({ id, name: id === 'u1' ? 'Ada' : 'Bob', age: 36 }) },
      },
    },
  },
};
