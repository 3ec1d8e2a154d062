import { expect, it } from 'vitest';
import { createLightSubgraph } from './answer-light.ts';

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { lamps(tag: String, first: Int = 1): [Lamp!]! }
  type Lamp @key(fields: "id") { id: ID! name: String }`;

/** A light subgraph of lamps, and what its resolvers were asked. */
function createLamps() {
  const asked: string[] = [];
  const answer = createLightSubgraph(sdl, {
    Query: {
      lamps: (_: unknown, { first }: { first: number }) => {
        asked.push(`first ${first}`);
        return [{ id: '1' }, { id: '2' }].slice(0, first);
      },
    },
    Lamp: {
      __resolveReference: ({ id }: { id: string }) => {
        asked.push(id);
        return id === 'none' ? null : { id };
      },
      name: ({ id }: { id: string }) => `lamp ${id}`,
    },
  });
  const ask = async (query: string, variables?: object) =>
    JSON.parse(await answer(JSON.stringify({ query, ...(variables && { variables }) }))) as unknown;
  return { ask, asked };
}

const lamps = 'query ($tag: String, $first: Int) { lamps(tag: $tag, first: $first) { id } }';
const entities =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Lamp { name } } }';
const lamp = (id: string) => ({ __typename: 'Lamp', id });

it('resolves an operation once, whatever its tag, and again for other variables', async () => {
  const { ask, asked } = createLamps();
  expect(await ask(lamps, { tag: 'a' })).toEqual({ data: { lamps: [{ id: '1' }] } });
  expect(await ask(lamps, { tag: 'b' })).toEqual({ data: { lamps: [{ id: '1' }] } });
  expect(await ask(lamps, { tag: 'b', first: 2 })).toEqual({ data: { lamps: [{ id: '1' }, { id: '2' }] } });
  expect(asked).toEqual(['first 1', 'first 2']);
});

it('resolves an entity once, in whatever batches it is asked for', async () => {
  const { ask, asked } = createLamps();
  const names = (...ids: string[]) => ask(entities, { representations: ids.map(lamp) });
  expect(await names('1')).toEqual({ data: { _entities: [{ name: 'lamp 1' }] } });
  expect(await names('2', 'none', '1', '2')).toEqual({
    data: { _entities: [{ name: 'lamp 2' }, null, { name: 'lamp 1' }, { name: 'lamp 2' }] },
  });
  expect(asked).toEqual(['1', '2', 'none']);
});

it('takes an operation without variables', async () => {
  expect(await createLamps().ask('{ lamps { id } }')).toEqual({ data: { lamps: [{ id: '1' }] } });
});

it('rejects what it cannot answer', async () => {
  await expect(createLamps().ask('query ($first: Int!) { lamps(first: $first) { id } }')).rejects.toThrow('$first');
});
