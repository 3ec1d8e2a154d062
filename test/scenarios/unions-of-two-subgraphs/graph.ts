import type { ScenarioGraph } from '../scenario.ts';

/** Both subgraphs answer media, each with a kind that the other does not know. */
export const graph: ScenarioGraph = {
  subgraphs: {
    songs: {
      sdl: `
        type Query { media: Media @shareable songs: [Media] shelf: Shelf }
        type Shelf @key(fields: "id") { id: ID! }
        union Media = Book | Song
        type Book @key(fields: "id") { id: ID! title: String @shareable }
        type Song { title: String }`,
      resolvers: {
        Query: {
          media: () => ({ __typename: 'Book', id: 'b1', title: 'A book' }),
          songs: () => [
            { __typename: 'Song', title: 'A song' },
            null,
            { __typename: 'Book', id: 'b1', title: 'A book' },
          ],
          shelf: () => ({ id: 's1' }),
        },
        Book: { __resolveReference: ({ id }: { id: string }) => ({ id, title: 'A book' }) },
      },
    },
    films: {
      sdl: `
        type Query { media: Media @shareable }
        type Shelf @key(fields: "id") { id: ID! films: [Media!] }
        union Media = Book | Film
        type Book @key(fields: "id") { id: ID! title: String @shareable pages: Int }
        type Film { title: String minutes: Int! }`,
      resolvers: {
        Query: { media: () => ({ __typename: 'Book', id: 'b1', title: 'A book', pages: 90 }) },
        Shelf: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          films: () => [
            { __typename: 'Film', title: 'A film', minutes: 120 },
            { __typename: 'Book', id: 'b1', title: 'A book', pages: 90 },
          ],
        },
        Book: { __resolveReference: ({ id }: { id: string }) => ({ id, title: 'A book', pages: 90 }) },
      },
    },
  },
};
