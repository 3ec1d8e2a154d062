import type { ScenarioGraph } from '../scenario.ts';

type Post = { id: string; comments?: { text: string }[] };
const texts = ['first', 'second', 'third', 'fourth'];

/** The digest needs three comments, the teaser one; clients ask for as many as they like. */
export const graph: ScenarioGraph = {
  subgraphs: {
    posts: {
      sdl: `
        type Query { post: Post }
        type Post @key(fields: "id") { id: ID! title: String comments(limit: Int!): [Comment!] }
        type Comment { text: String! }`,
      resolvers: {
        Query: { post: () => ({ id: '1', title: 'Hello' }) },
        Post: {
          __resolveReference: ({ id }: Post) => ({ id, title: 'Hello' }),
          comments: (_: unknown, { limit }: { limit: number }) => texts.slice(0, limit).map((text) => ({ text })),
        },
      },
    },
    digests: {
      sdl: `
        type Post @key(fields: "id") {
          id: ID!
          comments(limit: Int!): [Comment!] @external
          digest: String @requires(fields: "comments(limit: 3) { text }")
          teaser: String @requires(fields: "comments(limit: 1) { text }")
        }
        type Comment { text: String! @external }`,
      resolvers: {
        Post: {
          __resolveReference: (post: Post) => post,
          digest: ({ comments }: Post) => comments?.map(({ text }) => text).join() ?? null,
          teaser: ({ comments }: Post) => comments?.map(({ text }) => text).join() ?? null,
        },
      },
    },
  },
};
