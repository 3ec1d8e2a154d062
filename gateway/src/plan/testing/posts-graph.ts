import type { LocalSubgraph, LocalSubgraphs } from './in-process-graph.ts';

interface Post {
  id: string;
  comments?: string[];
  title?: string;
}

const knowing = { __resolveReference: (post: Post) => post };
const commentsOf = ({ id }: Post, { limit }: { limit: number }) =>
  Array.from({ length: limit }, (_, index) => `${id}.${index}`);

/** Posts with comments, three at once unless the client says how many. */
const posts: LocalSubgraph = {
  sdl: `
    type Query { post: Post posts: [Post!]! search: [Found] }
    type Mutation { touch: Post }
    interface Titled { title: String }
    union Found = Post | Photo
    type Post implements Titled @key(fields: "id") {
      id: ID! title: String comments(limit: Int! = 3): [String!]! next: Post
    }
    type Photo implements Titled @key(fields: "id") { id: ID! title: String comments(limit: Int! = 3): [String!]! }
  `,
  resolvers: {
    Query: {
      post: () => ({ id: '1' }),
      posts: () => [{ id: '1' }, { id: '2' }],
      search: () => [
        { __typename: 'Photo', id: '8' },
        { __typename: 'Post', id: '2' },
      ],
    },
    Mutation: { touch: () => ({ id: '1' }) },
    Post: {
      ...knowing,
      title: ({ id }: Post) => `Post ${id}`,
      comments: commentsOf,
      next: ({ id }: Post) => ({ id: `${Number(id) + 1}` }),
    },
    Photo: { ...knowing, title: ({ id }: Post) => `Photo ${id}`, comments: commentsOf },
  },
};

/** What is worked out from the first five comments: their count, so that an answer shows what was sent. */
const scores: LocalSubgraph = {
  sdl: `
    type Post @key(fields: "id") {
      id: ID! title: String @external comments(limit: Int! = 3): [String!]! @external
      score: Int @requires(fields: "comments(limit: 5)")
      label: String @requires(fields: "title")
    }
    type Photo @key(fields: "id") {
      id: ID! comments(limit: Int! = 3): [String!]! @external
      score: Int @requires(fields: "comments(limit: 6)")
    }
  `,
  resolvers: {
    Post: { ...knowing, score: ({ comments }: Post) => comments?.length, label: ({ title }: Post) => `*${title}` },
    Photo: { ...knowing, score: ({ comments }: Post) => comments?.length },
  },
};

/** What is worked out from the first seven comments, directly and by way of another field. */
const ranks: LocalSubgraph = {
  sdl: `
    type Post @key(fields: "id") {
      id: ID! comments(limit: Int! = 3): [String!]! @external next: Post @external
      rank: Int @requires(fields: "comments(limit: 7)")
      nextRank: Int @requires(fields: "next { comments(limit: 7) }")
      trend: Int @requires(fields: "comments(limit: 9)")
      rival: Post @requires(fields: "comments(limit: 7)")
    }
  `,
  resolvers: {
    Post: {
      ...knowing,
      rank: ({ comments }: Post) => comments?.length,
      trend: ({ comments }: Post) => comments?.length,
      nextRank: ({ next }: { next: Post }) => next.comments?.length,
      rival: ({ comments }: Post) => ({ id: `${comments?.length}` }),
    },
  },
};

/** Three subgraphs that require the same field of one another with other arguments. */
export const postsGraph: LocalSubgraphs = { posts, scores, ranks };
