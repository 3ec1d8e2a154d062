import type { ScenarioGraph } from '../scenario.ts';

type Reference = { id: string | null };

/** Some keys are null, some name nothing, and some parents are not there. */
export const graph: ScenarioGraph = {
  subgraphs: {
    orders: {
      sdl: `
        type Query { orders: [Order] nobody: Order }
        type Order { number: Int! buyer: Buyer items: [Item] }
        type Buyer @key(fields: "id") { id: ID size: Int }
        type Item @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          orders: () => [
            { number: 1, buyer: { id: 'a', size: 3 }, items: [{ id: 'i1' }, null, { id: 'gone' }] },
            null,
            { number: 2, buyer: { id: null, size: 4 }, items: null },
            { number: 3, buyer: null, items: [] },
            { number: 4, buyer: { id: 'unknown', size: 5 }, items: [{ id: 'i1' }] },
          ],
          nobody: () => null,
        },
      },
    },
    people: {
      sdl: `
        type Buyer @key(fields: "id") {
          id: ID
          name: String
          size: Int @external
          fit: String @requires(fields: "size")
        }`,
      resolvers: {
        Buyer: {
          __resolveReference: ({ id, size }: Reference & { size?: number }) => {
            if (id === null) throw new Error('Nobody may ask for a buyer without an id.');
            return id === 'a' ? { id, name: 'Ada', fit: `size ${size}` } : null;
          },
        },
      },
    },
    catalogue: {
      sdl: 'type Item @key(fields: "id") { id: ID! title: String! note: String }',
      resolvers: {
        Item: { __resolveReference: ({ id }: Reference) => (id === 'i1' ? { id, title: 'Lamp', note: null } : null) },
      },
    },
  },
};
