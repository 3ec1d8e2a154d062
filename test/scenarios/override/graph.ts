import type { ScenarioGraph } from '../scenario.ts';

/** Prices and what is greeted with have moved from the old subgraph to the new one; tags need the price. */
export const graph: ScenarioGraph = {
  subgraphs: {
    old: {
      sdl: `
        type Query { item: Item greeting: String }
        type Item @key(fields: "id") { id: ID! name: String price: String }`,
      resolvers: {
        Query: { item: () => ({ id: '1', name: 'Lamp', price: 'old' }), greeting: () => 'old' },
        Item: { __resolveReference: () => ({ id: '1', name: 'Lamp', price: 'old' }) },
      },
    },
    new: {
      sdl: `
        type Query { greeting: String @override(from: "old") newest: Item }
        type Item @key(fields: "id") { id: ID! price: String @override(from: "old") }`,
      resolvers: {
        Query: { greeting: () => 'new', newest: () => ({ id: '1', price: 'new' }) },
        Item: { __resolveReference: () => ({ id: '1', price: 'new' }) },
      },
    },
    tags: {
      sdl: `type Item @key(fields: "id") { id: ID! price: String @external tag: String @requires(fields: "price") }`,
      resolvers: {
        Item: {
          __resolveReference: (item: { id: string; price: string }) => item,
          tag: ({ price }: { price: string }) => `tag: ${price}`,
        },
      },
    },
  },
};
