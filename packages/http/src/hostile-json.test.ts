import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HttpEndpoint } from './index.ts';
import { startTestServer } from './test-server.fixture.ts';

let endpoint: HttpEndpoint;
beforeAll(async () => {
  endpoint = await startTestServer({ rootValue: { hello: ({ name = 'you' }) => `Hello, ${name}` } });
});
afterAll(() => endpoint.close());

async function post(body: string) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${endpoint.url}/graphql`, { method: 'POST', headers, body });
  return [response.status, await response.json()];
}

const named = '"query":"query ($name: String) { hello(name: $name) }"';
const you = [200, { data: { hello: 'Hello, you' } }];

it.each([
  ['in the body', `{"__proto__":{"polluted":1,"variables":{"name":"Eve"}},${named}}`],
  ['in the variables', `{${named},"variables":{"__proto__":{"polluted":1,"name":"Eve"}}}`],
  ['in the extensions', `{${named},"extensions":{"__proto__":{"polluted":1}}}`],
  [
    'as constructor',
    `{"constructor":{"prototype":{"polluted":1}},${named},"variables":{"constructor":{"prototype":{"polluted":1}}}}`,
  ],
])('__proto__ %s changes nothing', async (_where, body) => {
  expect(await post(body)).toEqual(you);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});

it('__proto__ in the variables of a GET changes nothing', async () => {
  const search = new URLSearchParams({
    query: 'query ($name: String) { hello(name: $name) }',
    variables: '{"__proto__":{"polluted":1,"name":"Eve"}}',
  });
  const response = await fetch(`${endpoint.url}/graphql?${search}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  expect([response.status, await response.json(), 'polluted' in {}]).toEqual([...you, false]);
});

it('the last of equal keys counts, for everything that reads the body', async () => {
  expect(await post('{"query":"{ nothing }","query":"{ hello }"}')).toEqual(you);
  expect(await post('{"query":"{ hello }","query":7}')).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  ]);
});
