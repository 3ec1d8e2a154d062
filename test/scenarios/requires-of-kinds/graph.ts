import type { ScenarioGraph } from '../scenario.ts';

type Content = { __typename: 'Book'; pages: number } | { __typename: 'Film'; minutes: number };

/** A book is weighed by its pages, a film by its minutes. */
export const graph: ScenarioGraph = {
  subgraphs: {
    shelf: {
      sdl: `
        type Query { boxes: [Box!]! }
        type Box @key(fields: "id") { id: ID! content: Content }
        union Content = Book | Film
        type Book { title: String pages: Int! }
        type Film { title: String minutes: Int! }`,
      resolvers: {
        Query: {
          boxes: () => [
            { id: '1', content: { __typename: 'Book', title: 'A book', pages: 90 } },
            { id: '2', content: { __typename: 'Film', title: 'A film', minutes: 2 } },
            { id: '3', content: null },
          ],
        },
      },
    },
    scale: {
      sdl: `
        type Box @key(fields: "id") {
          id: ID!
          content: Content @external
          weight: Int @requires(fields: "content { __typename ... on Book { pages } ... on Film { minutes } }")
        }
        union Content = Book | Film
        type Book { pages: Int! @external }
        type Film { minutes: Int! @external }`,
      resolvers: {
        Box: {
          __resolveReference: (box: { id: string; content: Content | null }) => box,
          weight: ({ content }: { content: Content | null }) => {
            if (content === null) return 0;
            return content.__typename === 'Book' ? content.pages : content.minutes * 100;
          },
        },
      },
    },
  },
};
