import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Subgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { subgraphTag } from '../cache/entries/entity-tags.ts';
import { createPlainCache } from '../cache/testing/plain-cache.ts';
import { fetchChannel } from '../fetch/fetch-event.ts';
import { type Gateway, startGateway } from '../start-gateway.ts';
import { addressOf, composeShop, startProducts, startRatings } from '../testing/shop-graph.ts';
import { createOperationCache, type KeptAnswer } from './operation-cache.ts';

let subgraphs: [Subgraph, Subgraph];
let gateway: Gateway;
let purges: ReturnType<typeof createPlainCache>['purges'];
let now: number;
let calls: number;
const count = () => void calls++;

beforeAll(async () => {
  subgraphs = [await startProducts(), await startRatings()];
  subscribe(fetchChannel, count);
});
afterAll(async () => {
  unsubscribe(fetchChannel, count);
  await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
});

beforeEach(async () => {
  [now, calls] = [0, 0];
  const plain = createPlainCache(() => now);
  const kept = new Map<string, KeptAnswer>();
  const memory = {
    get: (key: string) => kept.get(key),
    set: (key: string, answer: KeptAnswer) => void kept.set(key, answer),
    delete: (key: string) => void kept.delete(key),
    values: () => kept.values(),
  };
  const { purges: log } = plain;
  purges = log;
  const operations = createOperationCache({ memory, purges, now: () => now });
  gateway = await startGateway({
    supergraphSdl: composeShop(...(subgraphs.map(addressOf) as [string, string])),
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
    entityCache: { ...plain, operations },
  });
});
afterEach(() => gateway.close());

const query = '{ products { name rating } }';
const headersOf = (response: Response) =>
  ['cache-control', 'age', 'cache-status', 'etag'].map((name) => response.headers.get(name));

async function post(body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { headers: headersOf(response), text: await response.text() };
}

async function get(headers: Record<string, string> = {}) {
  const url = `${gateway.url}/graphql?query=${encodeURIComponent(query)}`;
  const response = await fetch(url, { headers: { 'apollo-require-preflight': 'yes', ...headers } });
  return { status: response.status, headers: headersOf(response), text: await response.text() };
}

it('gives the same bytes again without asking anybody, and says how old they are', async () => {
  const first = await post({ query });
  expect(first.headers).toEqual(['private, max-age=60', '0', 'WeedHoundsGraph; fwd=miss; ttl=60', null]);
  expect(calls).toBe(2);
  now = 20_500;
  const second = await post({ query });
  expect(second.text).toBe(first.text);
  expect(second.headers).toEqual(['private, max-age=60', '20', 'WeedHoundsGraph; hit; ttl=39; detail=operation', null]);
  expect(calls).toBe(2);
});

it('is made anew, of entities that are kept, for another operation', async () => {
  await post({ query });
  now = 20_000;
  const other = await post({ query: '{ products { title: name } }' });
  expect(other.text).toContain('Lamp');
  expect(other.headers).toEqual(['private, max-age=60', '20', 'WeedHoundsGraph; hit; ttl=40', null]);
  expect(calls).toBe(2);
});

it('tells a client that has it so', async () => {
  const first = await get();
  const etag = first.headers[3] ?? '';
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  now = 1_000;
  const second = await get({ 'if-none-match': `"other", W/${etag}` });
  expect([second.status, second.text, second.headers]).toEqual([
    304,
    '',
    ['private, max-age=60', '1', 'WeedHoundsGraph; hit; ttl=59; detail=operation', etag],
  ]);
  expect((await get({ 'if-none-match': '"other"' })).text).toBe(first.text);
  expect(calls).toBe(2);
});

it('is not given to a GET that another site may have forged', async () => {
  await get();
  const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`);
  expect(response.status).toBe(400);
});

it('is worthless after a purge of anything in it', async () => {
  await post({ query });
  await purges.purge([subgraphTag('ratings')], 'HARD');
  await post({ query });
  expect(calls).toBe(3);
  await post({ query: 'mutation { rename(id: "2", name: "Stool") { name } }' });
  await post({ query });
  // The mutation, the list and the rating of the product that it returned.
  expect(calls).toBe(6);
});

it.each([
  ['errors', '{ products { name } forbidden }', 'no-store'],
  ['what is written', 'mutation { rename(id: "1", name: "x") { name } }', 'no-store'],
  ['nothing that could be kept', '{ __typename }', 'no-store'],
])('is not kept with %s', async (_, text, cacheControl) => {
  const [first, second] = [await post({ query: text }), await post({ query: text })];
  expect([first.headers[0], second.headers[0]]).toEqual([cacheControl, cacheControl]);
  expect(second.headers[2] ?? '').not.toContain('operation');
});

it('says that it is stale', async () => {
  await post({ query });
  now = 61_000;
  const { headers } = await post({ query });
  expect(headers).toEqual(['no-store', null, 'WeedHoundsGraph; fwd=stale', null]);
});

it.each(['memory', 'nothing'])('takes no part of the answer from a viewer of another class: %s', async (where) => {
  if (where === 'memory') await post({ query });
  const own = await post({ query }, { 'x-jurisdiction': 'US-CO', 'x-age-confirmed': '30' });
  expect(own.headers[2]).toContain('fwd=miss');
});
