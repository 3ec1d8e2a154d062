import type { ScenarioGraph } from '../scenario.ts';

/** A subgraph that throws before it looks at the second entity answers none of them. */
export const graph: ScenarioGraph = {
  subgraphs: {
    items: {
      sdl: `
        type Query { items: [Item] }
        type Item @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { items: () => [{ id: '1' }, null, { id: '2' }] } },
    },
    prices: {
      sdl: 'type Item @key(fields: "id") { id: ID! price: Int }',
      resolvers: {
        Item: {
          __resolveReference: ({ id }: { id: string }) => {
            if (id === '2') throw new Error('Item 2 is not to be found.');
            return { id, price: 5 };
          },
        },
      },
    },
  },
};
