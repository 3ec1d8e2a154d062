import type { ScenarioGraph } from '../scenario.ts';

/** One product is sold in two regions, at a price in each: neither field alone names it. */
export const graph: ScenarioGraph = {
  subgraphs: {
    catalogue: {
      sdl: `
        type Query { offers: [Offer!]! }
        type Offer @key(fields: "sku region") { sku: ID! region: String! title: String }`,
      resolvers: {
        Query: {
          offers: () => [
            { sku: 'a', region: 'north', title: 'A, north' },
            { sku: 'a', region: 'south', title: 'A, south' },
            { sku: 'b', region: 'north', title: 'B, north' },
          ],
        },
      },
    },
    prices: {
      sdl: 'type Offer @key(fields: "region sku") { sku: ID! region: String! price: Int }',
      resolvers: {
        Offer: {
          __resolveReference: ({ sku, region }: { sku: string; region: string }) => ({
            sku,
            region,
            price: (sku === 'a' ? 10 : 20) + (region === 'north' ? 1 : 2),
          }),
        },
      },
    },
  },
};
