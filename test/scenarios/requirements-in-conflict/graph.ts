import type { ScenarioGraph } from '../scenario.ts';

type Post = { id: string; comments?: { text: string }[] };
const posts = [
  { id: '1', title: 'First', length: 4 },
  { id: '2', title: 'Second', length: 1 },
];
const words = ({ comments }: Post) => comments?.map(({ text }) => text).join() ?? null;

/** Digest, pair and teaser need as many comments as they say, of every post of a list. */
export const graph: ScenarioGraph = {
  subgraphs: {
    posts: {
      sdl: `
        type Query { posts: [Post]! blog: Blog }
        type Mutation { touch: Post }
        type Blog { pages: [[Post!]!] }
        type Post @key(fields: "id") { id: ID! title: String comments(limit: Int!): [Comment!] }
        type Comment { text: String! }`,
      resolvers: {
        Query: { posts: () => [posts[0], null, posts[1]], blog: () => ({ pages: [[posts[1]], [], posts] }) },
        Mutation: { touch: () => posts[0] },
        Post: {
          __resolveReference: ({ id }: Post) => posts.find((post) => post.id === id) ?? null,
          comments: ({ id, length }: { id: string; length: number }, { limit }: { limit: number }) =>
            Array.from({ length: Math.min(length, limit) }, (_, index) => ({ text: `${id}.${index + 1}` })),
        },
      },
    },
    digests: {
      sdl: `
        type Post @key(fields: "id") {
          id: ID!
          comments(limit: Int!): [Comment!] @external
          digest: String @requires(fields: "comments(limit: 3) { text }")
          pair: String @requires(fields: "comments(limit: 2) { text }")
          teaser: String @requires(fields: "comments(limit: 1) { text }")
        }
        type Comment { text: String! @external }`,
      resolvers: {
        Post: { __resolveReference: (post: Post) => post, digest: words, pair: words, teaser: words },
      },
    },
  },
};
