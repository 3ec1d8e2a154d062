import { beforeEach, expect, it } from 'vitest';
import { memberScope } from '../../fetch/testing/fetch-spec.ts';
import type { Trail } from '../../fetch/trail.ts';
import { askItems, askRoot, type CachedShop, openCachedShop } from '../testing/cached-shop.ts';

const scope = memberScope('u1');
let shop: CachedShop;

beforeEach(async () => {
  shop = openCachedShop();
  await askItems(shop, 'name price', ['1', '2'], scope);
});

const mutate = async (fields: string, names: readonly string[], variables = {}) =>
  (await askRoot(shop, `mutation ${fields}`, names, scope, variables)).data;

/** How the names of both items would be served now. */
async function statuses(): Promise<string[]> {
  const trail: Trail = { steps: [], fetches: 0 };
  await askItems(shop, 'name', ['1', '2'], { ...scope, trail });
  return trail.steps.map(({ status }) => status);
}

it.each([
  ['{ type: "Item" }', 4, ['miss', 'miss']],
  ['{ subgraph: "shop" }', 4, ['miss', 'miss']],
  ['{ subgraph: "other" }', 0, ['hit', 'hit']],
  ['{ tag: "none" }', 0, ['hit', 'hit']],
  ['{ type: null, entity: { type: "Item", key: [{ name: "id", value: "2" }] } }', 2, ['hit', 'miss']],
  ['{ entity: { type: "Item", key: { name: "id", value: "1" } } }', 2, ['miss', 'hit']],
])('a purge by %s counts %d entries', async (by, entries, after) => {
  const answered = await mutate(`{ p: purge(by: ${by}) { n: entries isKnownToOthers } }`, ['p']);
  expect(answered).toEqual({ p: { n: entries, isKnownToOthers: true } });
  expect(await statuses()).toEqual(after);
});

it('makes things stale with SOFT, and takes its arguments from variables', async () => {
  const query = '($by: By!, $mode: Mode!) { purge(by: $by, mode: $mode) { entries } }';
  const variables = { by: { type: 'Item' }, mode: 'SOFT' };
  expect(await mutate(query, ['purge'], variables)).toEqual({ purge: { entries: 4 } });
  expect(await statuses()).toEqual(['stale', 'stale']);
});

it('does several, one after the other: what was purged once is no longer there', async () => {
  const one = 'purge(by: { type: "Item" }) { entries }';
  expect(await mutate(`{ a: ${one} b: ${one} }`, ['a', 'b'])).toEqual({ a: { entries: 4 }, b: { entries: 0 } });
});

it('purges nothing where the subgraph refuses what is asked', async () => {
  shop.failure.code = 'FORBIDDEN';
  expect(await mutate('{ purge(by: { type: "Item" }) { entries } }', ['purge'])).toBeNull();
  shop.failure.code = undefined;
  expect(await statuses()).toEqual(['hit', 'hit']);
});
