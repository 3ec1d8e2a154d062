import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallSigner, createSubgraphSigner, createSubgraphVerifier } from '@weedhounds/gateway-call';
import { adultInColorado, testSecrets } from '@weedhounds/subgraph/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memberScope } from '../../fetch/testing/fetch-spec.ts';
import { askItems, type CachedShop, openCachedShop } from '../testing/cached-shop.ts';
import { createChangesRoute } from './changes-route.ts';

const scope = memberScope('u1');
const clock = { now: 1_000_000_000_000 };
const sign = createSubgraphSigner(testSecrets, 'shop', () => clock.now);
let server: Server;
let url: string;
let shop: CachedShop;

beforeEach(async () => {
  clock.now = 1_000_000_000_000;
  shop = openCachedShop();
  const route = createChangesRoute(
    createSubgraphVerifier(testSecrets, () => clock.now),
    shop.purges,
  );
  server = createServer((request, response) => void route.handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${route.path}`;
  await askItems(shop, 'name', ['1', '2', '3'], scope);
  shop.asked();
});
afterEach(() => server.close());

async function post(body: unknown, signature: string | undefined = sign()) {
  const headers = { 'content-type': 'application/json', ...(signature && { 'x-subgraph-call': signature }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return [response.status, text === '' ? null : JSON.parse(text).errors[0].extensions.code];
}
const items = (...ids: string[]) => ({ entities: ids.map((id) => ({ type: 'Item', key: { id } })) });

async function askedAgain() {
  await askItems(shop, 'name', ['1', '2', '3'], scope);
  return shop.asked();
}

it('makes worthless what is kept of each entity, and of no other', async () => {
  expect(await post(items('1', '3', 'unknown'))).toEqual([204, null]);
  expect(await askedAgain()).toEqual(['1,3 {...on Item{name}}']);
});

it.each([
  ['nothing', ''],
  ['noise', 'noise'],
  [
    'a call of the gateway',
    createCallSigner(testSecrets, () => clock.now)({ subgraph: 'shop', policyClass: adultInColorado }),
  ],
  ['another secret', createSubgraphSigner(['another secret that is just as long as it'], 'shop', () => clock.now)()],
  ['a call that is 40 s old', createSubgraphSigner(testSecrets, 'shop', () => clock.now - 40_000)()],
  ['a call from the future', createSubgraphSigner(testSecrets, 'shop', () => clock.now + 40_000)()],
])('refuses whoever shows %s', async (_, signature) => {
  expect(await post(items('1'), signature)).toEqual([401, 'UNAUTHENTICATED']);
  expect(await askedAgain()).toEqual([]);
});

it.each([
  [{}],
  [{ entities: [] }],
  [{ entities: [{ type: 'Item' }] }],
  [{ entities: [{ type: 'Item', key: { id: 1 } }], mode: 'SOFT' }],
  [items(...Array.from({ length: 1_001 }, String))],
])('refuses a body it cannot read', async (body) => {
  expect(await post(body)).toEqual([400, 'BAD_USER_INPUT']);
  expect(await askedAgain()).toEqual([]);
});
