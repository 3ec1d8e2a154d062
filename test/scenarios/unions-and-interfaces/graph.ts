import type { ScenarioGraph } from '../scenario.ts';

const found = [
  { __typename: 'Book', id: 'b1' },
  { __typename: 'Film', id: 'f1' },
  null,
  { __typename: 'Person', name: 'Ada' },
];
type Reference = { id: string };

/** A search answers kinds that other subgraphs know more of; a person is known to it alone. */
export const graph: ScenarioGraph = {
  subgraphs: {
    search: {
      sdl: `
        type Query { search: [Result] hidden: Titled }
        union Result = Book | Film | Person
        interface Titled { id: ID! }
        type Book implements Titled @key(fields: "id") { id: ID! }
        type Film implements Titled @key(fields: "id") { id: ID! }
        type Person { name: String }`,
      resolvers: { Query: { search: () => found, hidden: () => found[1] } },
    },
    books: {
      sdl: `
        interface Titled { id: ID! title: String }
        type Book implements Titled @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Titled @key(fields: "id") { id: ID! title: String @shareable }`,
      resolvers: {
        Book: { __resolveReference: ({ id }: Reference) => ({ id, title: 'A book', pages: 90 }) },
        Film: { __resolveReference: ({ id }: Reference) => ({ id, title: 'A film' }) },
      },
    },
    films: {
      sdl: 'type Film @key(fields: "id") { id: ID! minutes: Int title: String @shareable }',
      resolvers: { Film: { __resolveReference: ({ id }: Reference) => ({ id, minutes: 120, title: 'A film' }) } },
    },
  },
};
