import { beforeEach, expect, it } from 'vitest';
import { readCaching } from '../fetch/subgraph-caching.ts';
import { memberScope } from '../fetch/testing/fetch-spec.ts';
import type { Trail } from '../fetch/trail.ts';
import { askItems, askRoot, type CachedShop, openCachedShop } from './testing/cached-shop.ts';

const scope = memberScope('u1');
let shop: CachedShop;

beforeEach(() => {
  shop = openCachedShop();
});

/** Asks, and says of each part how it came to be in the answer. */
async function statusOf(fields: string): Promise<string[]> {
  const trail: Trail = { steps: [], fetches: 0 };
  await askItems(shop, fields, ['1'], { ...scope, trail });
  return trail.steps.map(({ status }) => status);
}

it.each([
  ['no-store', undefined],
  ['no-cache', undefined],
  ['max-age=0', undefined],
  ['private', undefined],
  ['max-age=60', '60'],
])('Cache-Control %j and Age %j keep what the schema lets be kept for an hour from being kept', async (header, age) => {
  shop.headers.caching = readCaching(header, age);
  expect([await statusOf('name'), await statusOf('name')]).toEqual([['miss'], ['miss']]);
  await askRoot(shop, '{items{name}}', ['items'], scope);
  shop.asked();
  await askRoot(shop, '{items{name}}', ['items'], scope);
  expect(shop.asked()).toHaveLength(1);
});

it("'private' does not keep from being kept what the schema says is the viewer's own", async () => {
  shop.headers.caching = readCaching('private', undefined);
  expect([await statusOf('note'), await statusOf('note')]).toEqual([['miss'], ['hit']]);
});

it.each([
  ['max-age=10', undefined, 10_000],
  ['max-age=10, s-maxage=5', undefined, 5_000],
  ['max-age=10', '4', 6_000],
  [undefined, '50', 10_000],
  ['max-age=1000000', undefined, 60_000],
])('Cache-Control %j and Age %j leave what is fresh for a minute %d ms', async (header, age, overMs) => {
  shop.headers.caching = readCaching(header, age);
  await statusOf('price');
  shop.clock.now = overMs - 1;
  expect(await statusOf('price')).toEqual(['hit']);
  shop.clock.now = overMs;
  expect(await statusOf('price')).not.toEqual(['hit']);
});

it("'must-revalidate' forbids what is stale, be it that the subgraph fails", async () => {
  await askItems(shop, 'price', ['1'], scope);
  shop.headers.caching = readCaching('must-revalidate', undefined);
  await askItems(shop, 'price', ['2'], scope);
  shop.clock.now += 60_000;
  shop.failure.code = 'SUBGRAPH_UNAVAILABLE';
  const { entities, errors } = await askItems(shop, 'price', ['1', '2'], scope);
  expect(entities).toEqual([{ price: 10 }, null]);
  expect(errors).toHaveLength(1);
});

it('a field that may be kept for less does not live as long as those that are kept with it', async () => {
  shop.headers.caching = readCaching('max-age=10', undefined);
  await statusOf('name');
  shop.clock.now = 5_000;
  shop.headers.caching = undefined;
  await statusOf('label');
  shop.clock.now = 10_000;
  expect([await statusOf('label'), await statusOf('name')]).toEqual([['hit'], ['stale']]);
});
