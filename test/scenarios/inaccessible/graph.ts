import type { ScenarioGraph } from '../scenario.ts';

/** The key is nobody's business, nor is one of the colours. */
export const graph: ScenarioGraph = {
  subgraphs: {
    items: {
      sdl: `
        type Query { items: [Item!]! }
        type Item @key(fields: "secretId") { secretId: ID! @inaccessible name: String colour: Colour }
        enum Colour { RED BLUE @inaccessible }`,
      resolvers: {
        Query: {
          items: () => [
            { secretId: 's1', name: 'Lamp', colour: 'RED' },
            { secretId: 's2', name: 'Chair', colour: 'BLUE' },
          ],
        },
      },
    },
    prices: {
      sdl: 'type Item @key(fields: "secretId") { secretId: ID! @inaccessible price: Int }',
      resolvers: {
        Item: {
          __resolveReference: ({ secretId }: { secretId: string }) => ({ secretId, price: secretId === 's1' ? 1 : 2 }),
        },
      },
    },
  },
};
