import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { adultInColorado } from '@weedhounds/subgraph/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Viewer } from '../../context.ts';
import { memberScope } from '../../fetch/testing/fetch-spec.ts';
import { askItems, askRoot, type CachedShop, openCachedShop } from '../testing/cached-shop.ts';
import { createPurge } from './create-purge.ts';
import { createPurgeRoute } from './purge-route.ts';

const operator: Viewer = {
  role: 'OPERATOR',
  subject: 'u1',
  scopes: ['operator:cache'],
  jurisdiction: null,
  age: null,
  patientOf: null,
  caller: 'subject:u1',
};
const scope = memberScope('u1');

let server: Server;
let url: string;
let viewer: Viewer;
let shop: CachedShop;

beforeEach(async () => {
  viewer = operator;
  shop = openCachedShop();
  const { cache, purges } = shop;
  const route = createPurgeRoute({
    admit: async () => ({ viewer, policyClass: adultInColorado }),
    purge: createPurge({ cache, purges }),
  });
  server = createServer((request, response) => void route.handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${route.path}`;
  await askItems(shop, 'name price', ['1', '2'], scope);
  await askRoot(shop, '{items{name}}', ['items'], scope);
  shop.asked();
});
afterEach(() => server.close());

async function post(body: unknown): Promise<[number, unknown]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as { errors?: [{ extensions: unknown }] };
  return [response.status, answer.errors ? answer.errors[0].extensions : answer];
}

async function askAll(): Promise<string[]> {
  await askItems(shop, 'name price', ['1', '2'], scope);
  await askRoot(shop, '{items{name}}', ['items'], scope);
  return shop.asked();
}

it.each([
  [{ entity: { type: 'Item', key: { id: 1 } } }, 3, ['1 {...on Item{name price}}', '{items{name _key_Item_id:id}}']],
  [{ type: 'Item' }, 5, ['1,2 {...on Item{name price}}', '{items{name _key_Item_id:id}}']],
  [{ subgraph: 'shop' }, 5, ['1,2 {...on Item{name price}}', '{items{name _key_Item_id:id}}']],
  [{ type: 'Nothing' }, 0, []],
])('purges by %j, and says how many entries it was: %i', async (by, entries, asked) => {
  expect(await post({ by })).toEqual([200, { entries, isKnownToOthers: true }]);
  expect(await askAll()).toEqual(asked);
  expect(await post({ by })).toEqual([200, { entries, isKnownToOthers: true }]);
});

it('leaves what is purged softly to be served once more', async () => {
  shop.prices.set('1', 11);
  expect(await post({ by: { type: 'Item' }, mode: 'SOFT' })).toEqual([200, { entries: 5, isKnownToOthers: true }]);
  expect((await askItems(shop, 'price', ['1'], scope)).entities).toEqual([{ price: 10 }]);
});

it.each([
  [{}, 'by'],
  [{ by: {} }, 'by'],
  [{ by: { type: 'Item', subgraph: 'shop' } }, 'by'],
  [{ by: { entity: { type: 'Item' } } }, 'by'],
  [{ by: { type: 'Item' }, mode: 'GENTLE' }, 'mode'],
])('refuses %j', async (body, argument) => {
  expect(await post(body)).toMatchObject([400, { code: 'BAD_USER_INPUT', argument: [argument] }]);
  expect(await askAll()).toEqual([]);
});

it.each([
  ['STRANGER', [], 401],
  ['OPERATOR', ['operator:tokens'], 403],
] as const)('refuses a %s with the scopes %j', async (role, scopes, status) => {
  viewer = { ...operator, role, scopes };
  expect((await post({ by: { type: 'Item' } }))[0]).toBe(status);
  expect(await askAll()).toEqual([]);
});
