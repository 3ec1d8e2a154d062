import type { ScenarioGraph } from '../scenario.ts';

/** What clients are told of the schema: nothing of federation, and nothing of what is hidden. */
export const graph: ScenarioGraph = {
  subgraphs: {
    items: {
      sdl: `
        type Query { item: Item }
        "A thing."
        type Item @key(fields: "id") { id: ID! name: String secret: String @inaccessible }`,
      resolvers: { Query: { item: () => ({ id: '1', name: 'Lamp' }) } },
    },
    prices: {
      sdl: 'type Item @key(fields: "id") { id: ID! price: Int }',
      resolvers: { Item: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 5 }) } },
    },
  },
};
