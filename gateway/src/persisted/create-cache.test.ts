import { Keyv } from 'keyv';
import { expect, it } from 'vitest';
import { createPersistedQueryCache } from './create-cache.ts';
import { createPersistedQueryStore } from './create-store.ts';

/** A Keyv store whose operations behave as told; counts them. */
function createStore(behave: () => Promise<undefined>) {
  const store = { calls: 0, ...Object.fromEntries(['get', 'set', 'delete'].map((name) => [name, use])), clear: use };
  async function use() {
    store.calls++;
    return behave();
  }
  return { store, keyv: new Keyv<string>({ store, throwOnErrors: true }) };
}

const never = () => new Promise<undefined>(() => {});
const broken = () => Promise.reject(new Error('connection refused'));

it('gives back what was stored', async () => {
  const cache = createPersistedQueryCache(await createPersistedQueryStore());
  await cache.set('hash', '{ a }', { ttl: 60 });
  expect([await cache.get('hash'), await cache.get('other')]).toEqual(['{ a }', undefined]);
  await cache.delete('hash');
  expect(await cache.get('hash')).toBeUndefined();
});

it.each([
  ['hangs', never],
  ['fails', broken],
])('answers as if it were empty when the store %s', async (_what, behave) => {
  const { keyv } = createStore(behave);
  const cache = createPersistedQueryCache(keyv, { budgetMs: 10, pauseMs: 0 });
  expect([await cache.get('a'), await cache.set('a', 'b'), await cache.delete('a')]).toEqual([
    undefined,
    undefined,
    false,
  ]);
});

it('leaves a store alone for a while after it failed', async () => {
  const { store, keyv } = createStore(never);
  let now = 0;
  const cache = createPersistedQueryCache(keyv, { budgetMs: 10, pauseMs: 1_000, now: () => now });
  await Promise.all([cache.get('a'), cache.get('b')]);
  const before = store.calls;
  now = 999;
  await cache.get('a');
  const during = store.calls;
  now = 1_000;
  await cache.get('a');
  expect([before, during, store.calls]).toEqual([2, 2, 3]);
});

it('tells once when the store stops answering and once when it answers again', async () => {
  const behaviours = [broken, broken, async () => undefined, async () => undefined];
  const { keyv } = createStore(() => (behaviours.shift() ?? never)());
  const changes: boolean[] = [];
  const cache = createPersistedQueryCache(keyv, { pauseMs: 0, onChange: (isAnswering) => changes.push(isAnswering) });
  for (let i = 0; i < 4; i++) await cache.get('a');
  expect(changes).toEqual([false, true]);
});

it.each([
  ['never ends', never],
  ['fails to end', broken],
])('closes in spite of a store that failed before and %s', async (_what, behave) => {
  const { store, keyv } = createStore(broken);
  let disconnects = 0;
  Object.assign(store, { disconnect: () => ++disconnects && behave() });
  const cache = createPersistedQueryCache(keyv, { budgetMs: 10 });
  await cache.get('a');
  await cache.close();
  expect(disconnects).toBe(1);
});
