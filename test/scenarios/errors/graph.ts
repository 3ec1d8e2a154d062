import type { ScenarioGraph } from '../scenario.ts';

type Reference = { id: string };
const fail = (words: string) => () => {
  throw new Error(words);
};

/** Fields that fail, at the root, in an entity and in a list, where null may be and where it may not. */
export const graph: ScenarioGraph = {
  subgraphs: {
    items: {
      sdl: `
        type Query { items: [Item] strict: [Item!] broken: Item wanted: Int! @shareable }
        type Item @key(fields: "id") { id: ID! name: String! bad: String }`,
      resolvers: {
        Query: {
          items: () => ['1', '2', '3', '1'].map((id) => ({ id, name: `Item ${id}` })),
          strict: () => [{ id: '1', name: 'Item 1' }],
          broken: fail('No items today.'),
          wanted: () => 1,
        },
        Item: { bad: fail('No field either.') },
      },
    },
    prices: {
      sdl: 'type Item @key(fields: "id") { id: ID! price: Int sure: Int! notes: [String!] }',
      resolvers: {
        Item: {
          __resolveReference: async ({ id }: Reference) => {
            if (id === '2') throw new Error('Item 2 is not to be found.');
            return { id };
          },
          price: ({ id }: Reference) => (id === '1' ? fail('No price.')() : 5),
          sure: ({ id }: Reference) => (id === '1' ? fail('Not sure.')() : 7),
          notes: ({ id }: Reference) => (id === '3' ? ['a', null] : ['b']),
        },
      },
    },
  },
};
