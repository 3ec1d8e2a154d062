import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpEndpoint, Refusal } from './index.ts';
import { startTestServer } from './test-server.fixture.ts';

const shop = 'https://shop.example';
let endpoint: HttpEndpoint;
let closed: HttpEndpoint;
beforeAll(async () => {
  const options = {
    rootValue: { hello: () => 'Hello' },
    context: async ({ headers }: IncomingMessage) => {
      if (headers.authorization) throw new Refusal(429, 'Too many.', { code: 'RATE_LIMITED' });
      return {};
    },
  };
  endpoint = await startTestServer({ ...options, cors: { origins: [shop, 'http://localhost:3000'] } });
  closed = await startTestServer({ ...options, cors: { origins: [] } });
});
afterAll(() => Promise.all([endpoint.close(), closed.close()]));

/** What CORS says of a call; `fetch` would leave out the headers it needs. */
async function call(server: HttpEndpoint, path: string, method: string, headers: Record<string, string>) {
  const [response] = (await once(
    request(server.url + path, { method, headers: { 'content-type': 'application/json', ...headers } }).end(
      method === 'POST' ? '{"query":"{ hello }"}' : undefined,
    ),
    'response',
  )) as [IncomingMessage];
  await response.toArray();
  const said = Object.entries(response.headers).filter(([name]) => /^(access-control-|vary$)/.test(name));
  return [response.statusCode, Object.fromEntries(said)];
}

const exposed = { 'access-control-expose-headers': 'RateLimit,RateLimit-Policy,Retry-After,WWW-Authenticate' };
const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };

describe('an origin on the list', () => {
  const allowed = { 'access-control-allow-origin': shop, ...exposed };

  it('is answered a preflight, without credentials', async () => {
    expect(await call(endpoint, '/graphql', 'OPTIONS', { origin: shop, ...preflight })).toEqual([
      204,
      {
        ...allowed,
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'authorization',
        'access-control-max-age': '7200',
        vary: 'Origin, Access-Control-Request-Headers',
      },
    ]);
  });

  it('may read an answer, and a refusal', async () => {
    expect([
      await call(endpoint, '/graphql', 'POST', { origin: shop }),
      await call(endpoint, '/graphql', 'POST', { origin: shop, authorization: 'x' }),
    ]).toEqual([
      [200, { ...allowed, vary: 'Origin' }],
      [429, { ...allowed, vary: 'Origin' }],
    ]);
  });

  it('may ask GraphQL only', async () => {
    expect(await call(endpoint, '/health/live', 'GET', { origin: shop })).toEqual([200, {}]);
    expect(await call(endpoint, '/health/live', 'OPTIONS', { origin: shop, ...preflight })).toEqual([405, {}]);
  });
});

describe.each([
  ['another site', 'https://evil.example'],
  ['a subdomain', 'https://a.shop.example'],
  ['a longer name', 'https://shop.example.evil.example'],
  ['the same host over http', 'http://shop.example'],
  ['a sandboxed page', 'null'],
  ['a star', '*'],
])('%s', (_title, origin) => {
  it('is allowed nothing, though it is answered', async () => {
    const [[status, said], [preflightStatus, preflightSaid]] = [
      await call(endpoint, '/graphql', 'POST', { origin }),
      await call(endpoint, '/graphql', 'OPTIONS', { origin, ...preflight }),
    ];
    expect([status, said, preflightStatus]).toEqual([200, { ...exposed, vary: 'Origin' }, 204]);
    expect(preflightSaid).not.toHaveProperty('access-control-allow-origin');
  });
});

it('an empty list allows nobody', async () => {
  const [status, said] = await call(closed, '/graphql', 'OPTIONS', { origin: shop, ...preflight });
  expect(status).toBe(204);
  expect(said).not.toHaveProperty('access-control-allow-origin');
});
