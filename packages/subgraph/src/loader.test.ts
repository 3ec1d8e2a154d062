import { expect, it } from 'vitest';
import { createLoader } from './loader.ts';

/** A loader over a table, and the batches it asked for. */
function createTable(rows: readonly (readonly [string, number])[]) {
  const batches: (readonly string[])[] = [];
  const loader = createLoader<string, number>(async (keys) => {
    batches.push(keys);
    return rows;
  });
  return { batches, loader };
}

it('asks once for all keys of a tick, each of them once', async () => {
  const { batches, loader } = createTable([['a', 1]]);
  await Promise.all(['a', 'b', 'a', 'c'].map((key) => loader.load(key)));
  await loader.load('a');
  expect(batches).toEqual([['a', 'b', 'c']]);
});

it('matches values to keys by key, whatever their order, and answers null for what is missing', async () => {
  const { loader } = createTable([
    ['c', 3],
    ['x', 9],
    ['a', 1],
  ]);
  expect(await loader.loadMany(['a', 'b', 'c'])).toEqual([1, null, 3]);
});

it('takes a Map too, and keeps values that are falsy', async () => {
  const loader = createLoader(async () => new Map([['a', 0]]));
  expect(await loader.loadMany(['a', 'b'])).toEqual([0, null]);
});

it('treats two objects as one key when their texts are equal', async () => {
  const batches: unknown[] = [];
  const loader = createLoader<{ state: string; name: string }, string>(
    async (keys) => {
      batches.push(keys);
      return keys.map((key) => [{ ...key }, `${key.name}, ${key.state}`]);
    },
    { key: ({ state, name }) => JSON.stringify([state, name]) },
  );
  const keys = [
    { state: 'CO', name: 'Aurora' },
    { name: 'Aurora', state: 'CO' },
  ];
  expect(await loader.loadMany(keys)).toEqual(['Aurora, CO', 'Aurora, CO']);
  expect(batches).toEqual([[{ state: 'CO', name: 'Aurora' }]]);
});

it('fails every key of a batch with the same error', async () => {
  const failure = new Error('connection lost');
  const loader = createLoader<string, number>(() => Promise.reject(failure));
  expect(await loader.loadMany(['a', 'b'])).toEqual([failure, failure]);
});

it('refuses keys that are objects unless it is told what makes two of them equal', async () => {
  const loader = createLoader<{ id: string }, string>(async () => []);
  expect(() => loader.load({ id: 'a' })).toThrow(
    new TypeError('A loader whose keys are not text or numbers must be given key; got a key of type object.'),
  );
});
