import type { ScenarioGraph } from '../scenario.ts';

type Reference = { id: string };
const reviews = [
  { id: 'r1', text: 'Good', author: { id: 'u1' }, product: { id: 'p1' } },
  { id: 'r2', text: 'Bad', author: { id: 'u2' }, product: { id: 'p1' } },
  { id: 'r3', text: 'Odd', author: { id: 'u1' }, product: { id: 'p2' } },
];

/** People review products: the same few stand at many places of one answer. */
export const graph: ScenarioGraph = {
  subgraphs: {
    users: {
      sdl: `
        type Query { users: [User!]! me: User }
        type User @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: { users: () => [{ id: 'u1' }, { id: 'u2' }], me: () => ({ id: 'u1' }) },
        User: { __resolveReference: ({ id }: Reference) => ({ id }), name: ({ id }: Reference) => `User ${id}` },
      },
    },
    products: {
      sdl: 'type Product @key(fields: "id") { id: ID! title: String }',
      resolvers: { Product: { __resolveReference: ({ id }: Reference) => ({ id, title: `Product ${id}` }) } },
    },
    reviews: {
      sdl: `
        type Review { id: ID! text: String author: User product: Product }
        type User @key(fields: "id") { id: ID! reviews: [Review!] }
        type Product @key(fields: "id") { id: ID! reviews: [Review!] }`,
      resolvers: {
        User: { reviews: ({ id }: Reference) => reviews.filter(({ author }) => author.id === id) },
        Product: { reviews: ({ id }: Reference) => reviews.filter(({ product }) => product.id === id) },
      },
    },
  },
};
