import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../start-gateway.ts';
import { composeShop } from '../testing/shop-graph.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({
    supergraphSdl: composeShop('http://127.0.0.1:1/graphql', 'http://127.0.0.1:2/graphql'),
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
  });
});
afterAll(() => gateway.close());

async function ask(search: string, init: RequestInit = {}) {
  const response = await fetch(`${gateway.url}/graphql${search}`, init);
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return [response.status, data, errors?.[0]?.extensions.code];
}

const typename = '?query={__typename}';
const refused = [400, undefined, 'BAD_REQUEST'];

it.each<[string, string, RequestInit, unknown[]]>([
  ['a GET, as any page can make one', typename, {}, refused],
  ['a GET that is sent as a form', typename, { headers: { 'content-type': 'text/plain' } }, refused],
  [
    'a GET with a header a browser asks leave for',
    typename,
    { headers: { 'apollo-require-preflight': '1' } },
    [200, { __typename: 'Query' }, undefined],
  ],
  [
    'a mutation by GET',
    '?query=mutation{__typename}',
    { headers: { 'apollo-require-preflight': '1' } },
    [405, undefined, 'BAD_REQUEST'],
  ],
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map(
    (type): [string, string, RequestInit, unknown[]] => [
      `a POST as ${type}, as any page's form can make one`,
      '',
      { method: 'POST', headers: { 'content-type': type }, body: '{"query":"{ __typename }"}' },
      [415, undefined, 'BAD_REQUEST'],
    ],
  ),
])('%s', async (_what, search, init, expected) => {
  expect(await ask(search, init)).toEqual(expected);
});
