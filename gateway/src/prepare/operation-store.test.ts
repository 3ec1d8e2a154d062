import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { OperationStore } from './operation-store.ts';
import type { PreparedOperation } from './prepare-operation.ts';

const document = parse('{ __typename }');
const operation = (queryHash: string, operationName?: string) => ({ document, queryHash, operationName });
const prepared = (bytes = 1): PreparedOperation => ({
  kind: 'query',
  scope: 'PUBLIC',
  bytes,
  run: async () => ({ data: {}, errors: [] }),
});
const never = () => Promise.reject(new Error('It was ready.'));

it('prepares an operation once for all who ask for it, then and later', async () => {
  const store = new OperationStore();
  let count = 0;
  const prepare = async () => {
    count++;
    return prepared();
  };
  const both = [store.prepare('s', operation('a'), prepare), store.prepare('s', operation('a'), prepare)];
  const [first, second] = await Promise.all(both);
  expect([count, second, await store.prepare('s', operation('a'), never)]).toEqual([1, first, first]);
});

it('keeps operations of one document, and of other schemas, apart', async () => {
  const store = new OperationStore();
  const keys = [
    ['s', operation('a')],
    ['s', operation('a', 'One')],
    ['s', operation('a', 'Two')],
    ['t', operation('a')],
  ] as const;
  const ready = await Promise.all(keys.map(([schema, key]) => store.prepare(schema, key, async () => prepared())));
  expect(new Set(ready).size).toBe(4);
  expect(keys.map(([schemaId, key]) => store.find({ schemaId, ...key }))).toEqual(ready);
  // Back to the first schema: what was ready is ready.
  expect(await store.prepare('s', operation('a', 'One'), never)).toBe(ready[1]);
});

it('tells all who wait when an operation cannot be prepared, and tries anew for the next', async () => {
  const store = new OperationStore();
  const refuse = () => Promise.reject(new Error('No plan.'));
  const both = [store.prepare('s', operation('a'), refuse), store.prepare('s', operation('a'), refuse)];
  expect(await Promise.allSettled(both)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  expect(await store.prepare('s', operation('a'), async () => prepared())).toMatchObject({ kind: 'query' });
});

it('keeps as many bytes as it may, and lets go what was used least lately', async () => {
  const store = new OperationStore(100);
  const add = (hash: string, bytes: number) => store.prepare('s', operation(hash), async () => prepared(bytes));
  await add('a', 40);
  await add('b', 40);
  store.find({ schemaId: 's', ...operation('a') });
  await add('c', 40);
  expect(['a', 'b', 'c'].filter((hash) => store.find({ schemaId: 's', ...operation(hash) }))).toEqual(['a', 'c']);
  expect(await add('larger than all', 101)).toMatchObject({ bytes: 101 });
});

it("names a schema's operations, those used most first", async () => {
  const store = new OperationStore();
  for (const hash of ['a', 'b', 'c']) await store.prepare('s', operation(hash), async () => prepared());
  await store.prepare('other', operation('d'), async () => prepared());
  for (const hash of ['b', 'b', 'c']) store.find({ schemaId: 's', ...operation(hash) });
  expect(store.hottest('s', 2).map(({ queryHash }) => queryHash)).toEqual(['b', 'c']);
});
