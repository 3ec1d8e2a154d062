import type { ScenarioGraph } from '../scenario.ts';

/** Prices move once the label is on, which it is not. */
export const graph: ScenarioGraph = {
  subgraphs: {
    old: {
      sdl: `
        type Query { item: Item }
        type Item @key(fields: "id") { id: ID! name: String price: String stock: String }`,
      resolvers: {
        Query: { item: () => ({ id: '1', name: 'Lamp', price: 'old', stock: 'old' }) },
        Item: { __resolveReference: () => ({ id: '1', name: 'Lamp', price: 'old', stock: 'old' }) },
      },
    },
    new: {
      sdl: `
        type Item @key(fields: "id") {
          id: ID!
          price: String @override(from: "old", label: "moved")
          stock: String @override(from: "old", label: "percent(10)")
        }`,
      resolvers: { Item: { __resolveReference: () => ({ id: '1', price: 'new', stock: 'new' }) } },
    },
  },
};
