import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { GraphError } from '@weedhounds/errors';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type HttpEndpoint, Refusal } from './index.ts';
import { startTestServer } from './test-server.fixture.ts';

/** What the context throws, by the path's `who`. */
const faults: Record<string, () => Error> = {
  nobody: () => new GraphError('UNAUTHENTICATED', 'Send a token.', { extensions: { fault: 'EXPIRED' } }),
  banned: () => new Refusal(403, 'Not from here.', { code: 'FORBIDDEN' }),
  flood: () => new Refusal(429, 'Too many.', { code: 'RATE_LIMITED', headers: { 'retry-after': '7' } }),
  odd: () => new GraphError('BAD_USER_INPUT', 'Where is XX?'),
  down: () => new GraphError('SUBGRAPH_UNAVAILABLE', 'refused by 10.0.0.7'),
  broken: () => new Error('no key store at 10.0.0.7'),
};

let endpoint: HttpEndpoint;
let contexts = 0;
beforeAll(async () => {
  endpoint = await startTestServer({
    rootValue: { hello: () => 'Hello' },
    context: async ({ headers }, response) => {
      contexts++;
      response.setHeader('RateLimit', '"requests";r=1;t=2');
      const fault = faults[String(headers['x-who'])];
      if (fault) throw fault();
      return {};
    },
  });
});
afterAll(() => endpoint.close());
afterEach(() => vi.restoreAllMocks());

const noStore = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };

it.each([
  ['nobody', 401, 'Send a token.', { fault: 'EXPIRED', code: 'UNAUTHENTICATED' }, { 'www-authenticate': 'Bearer' }],
  ['banned', 403, 'Not from here.', { code: 'FORBIDDEN' }, {}],
  ['flood', 429, 'Too many.', { code: 'RATE_LIMITED' }, { 'retry-after': '7' }],
  ['odd', 400, 'Where is XX?', { code: 'BAD_USER_INPUT' }, {}],
  ['down', 502, 'A part of the graph did not answer.', { code: 'SUBGRAPH_UNAVAILABLE' }, {}],
  ['broken', 500, 'Something went wrong on our side.', { code: 'INTERNAL_SERVER_ERROR' }, {}],
])(
  '%s is answered with %i though the body is one nobody would read',
  async (who, status, message, extensions, more) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const headers = { 'content-type': 'text/plain', 'x-who': who };
    const response = await fetch(`${endpoint.url}/graphql`, { method: 'POST', headers, body: 'no question' });
    expect([response.status, await response.json()]).toEqual([status, { errors: [{ message, extensions }] }]);
    const expected = { ...noStore, ratelimit: '"requests";r=1;t=2', ...more };
    expect(Object.fromEntries(response.headers)).toMatchObject(expected);
    expect(response.headers.has('www-authenticate')).toBe(status === 401);
  },
);

it('is made, and refused, before the body has come', async () => {
  const headers = { 'content-type': 'application/json', 'content-length': '500', 'x-who': 'banned' };
  const call = request(`${endpoint.url}/graphql`, { method: 'POST', headers });
  call.flushHeaders();
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(403);
  call.on('error', () => {}).destroy();
});

it('is made once a request, and its headers stay on the answer', async () => {
  contexts = 0;
  const headers: IncomingHttpHeaders = { 'content-type': 'application/json' };
  const call = request(`${endpoint.url}/graphql`, { method: 'POST', headers }).end('{"query":"{ hello }"}');
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  expect(JSON.parse(Buffer.concat(await response.toArray()).toString())).toEqual({ data: { hello: 'Hello' } });
  expect([contexts, response.statusCode, response.headers.ratelimit]).toEqual([1, 200, '"requests";r=1;t=2']);
});
