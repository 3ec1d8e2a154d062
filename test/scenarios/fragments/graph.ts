import type { ScenarioGraph } from '../scenario.ts';

type Reference = { id: string };

/** People with friends: enough to ask for one field in many ways. */
export const graph: ScenarioGraph = {
  subgraphs: {
    people: {
      sdl: `
        type Query { person: Person }
        interface Named { name: String }
        type Person implements Named @key(fields: "id") { id: ID! name: String friend: Person friends(first: Int): [Person!] }`,
      resolvers: {
        Query: { person: () => ({ id: '1' }) },
        Person: {
          __resolveReference: ({ id }: Reference) => ({ id }),
          name: ({ id }: Reference) => `Person ${id}`,
          friend: ({ id }: Reference) => (id === '1' ? { id: '2' } : null),
          friends: (_: unknown, { first }: { first?: number }) => [{ id: '2' }, { id: '3' }].slice(0, first ?? 2),
        },
      },
    },
    ages: {
      sdl: 'type Person @key(fields: "id") { id: ID! age: Int constructor: String }',
      resolvers: {
        Person: {
          __resolveReference: ({ id }: Reference) => ({ id, age: 30 + Number(id), constructor: `Built ${id}` }),
        },
      },
    },
  },
};
