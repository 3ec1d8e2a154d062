import type { ScenarioGraph } from '../scenario.ts';

const media = [
  { __typename: 'Book', id: 'b1', title: 'A book', pages: 90 },
  { __typename: 'Film', id: 'f1', title: 'A film', minutes: 120 },
];

/** Ratings know that there are media, and not which kinds there are. */
export const graph: ScenarioGraph = {
  subgraphs: {
    media: {
      sdl: `
        type Query { media: [Media!]! }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
      resolvers: {
        Query: { media: () => media },
        Media: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) ?? null },
        Book: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) ?? null },
        Film: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) ?? null },
      },
    },
    ratings: {
      sdl: `
        type Query { best: Media gone: Media rated: [Media!] }
        type Media @key(fields: "id") @interfaceObject {
          id: ID!
          stars: Int
          title: String @external
          label: String @requires(fields: "title")
        }`,
      resolvers: {
        Query: { best: () => ({ id: 'f1' }), gone: () => ({ id: 'x1' }), rated: () => [{ id: 'b1' }, { id: 'f1' }] },
        Media: {
          __resolveReference: (reference: { id: string; title?: string }) => reference,
          stars: ({ id }: { id: string }) => (id === 'b1' ? 3 : 5),
          label: ({ title }: { title?: string }) => `Label of ${title}`,
        },
      },
    },
  },
};
