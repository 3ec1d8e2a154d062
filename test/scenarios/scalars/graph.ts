import { GraphQLScalarType } from 'graphql';
import type { ScenarioGraph } from '../scenario.ts';

const json = new GraphQLScalarType({ name: 'JSON' });
const blob = { list: [1, 'a', null, { inner: true }], __typename: 'Thing', id: 'not a key' };

/** Values at the edges of their types, and values of any form. */
export const graph: ScenarioGraph = {
  subgraphs: {
    here: {
      sdl: `
        scalar JSON
        type Query { thing: Thing blob: JSON blobs: [JSON] least: Int most: Int great: Float small: Float whole: Float text: String }
        type Thing @key(fields: "id") { id: ID! }`,
      resolvers: {
        JSON: json,
        Query: {
          thing: () => ({ id: 12 }),
          blob: () => blob,
          blobs: () => [0, '', false, null, [], {}, [[1], null]],
          least: () => -(2 ** 31),
          most: () => 2 ** 31 - 1,
          great: () => 1.5e300,
          small: () => -5e-324,
          whole: () => 3,
          text: () => 'a"b\\c\u2028é😀\n',
        },
      },
    },
    there: {
      sdl: `
        scalar JSON
        type Thing @key(fields: "id") { id: ID! blob(of: JSON): JSON blobs: [[JSON!]] }`,
      resolvers: {
        JSON: json,
        Thing: {
          blob: ({ id }: { id: string }, { of }: { of: unknown }) => ({ id, of, blob }),
          blobs: () => [[blob], null, [{ blob: null }]],
        },
      },
    },
  },
};
