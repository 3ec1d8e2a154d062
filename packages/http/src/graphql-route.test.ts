import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { afterEach, expect, it } from 'vitest';
import { type GraphQLAnswer, type HttpEndpoint, serveGraphQL } from './index.ts';
import { health } from './test-server.fixture.ts';

let endpoint: HttpEndpoint;
afterEach(() => endpoint.close({ graceMs: 0 }));

/** What is sent for an answer: status, headers that say what it is, and the bytes. */
async function ask(answer: GraphQLAnswer) {
  endpoint = await serveGraphQL({
    apollo: { executeHTTPGraphQLRequest: async () => answer },
    context: async (_request, response) => {
      response.setHeader('ratelimit', '"requests";r=1;t=2');
      return {};
    },
    host: '127.0.0.1',
    port: 0,
    health,
  });
  const headers = { 'content-type': 'application/json' };
  const call = request(`${endpoint.url}/graphql`, { method: 'POST', headers }).end('{"query":"{ hello }"}');
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  const { 'content-length': length, 'content-type': type, 'transfer-encoding': encoding, ratelimit } = response.headers;
  const bytes = Buffer.concat(await response.toArray());
  return { status: response.statusCode, length, type, encoding, ratelimit, bytes };
}

const json = 'application/json; charset=utf-8';

it('writes bytes as they are, and says how many', async () => {
  const bytes = Buffer.from('{"data":{"hello":"Grüße 🌿"}}\n', 'utf8');
  expect(await ask({ headers: new HeaderMap([['content-type', json]]), body: { kind: 'bytes', bytes } })).toEqual({
    status: 200,
    length: String(bytes.length),
    type: json,
    encoding: undefined,
    ratelimit: '"requests";r=1;t=2',
    bytes,
  });
});

it('writes no bytes where there are none', async () => {
  const { length, bytes } = await ask({ headers: new HeaderMap(), body: { kind: 'bytes', bytes: Buffer.alloc(0) } });
  expect([length, bytes]).toEqual(['0', Buffer.alloc(0)]);
});

it('writes text in UTF-8', async () => {
  const string = '{"data":{"hello":"Grüße 🌿"}}\n';
  const { status, bytes, length } = await ask({
    status: 200,
    headers: new HeaderMap([['content-length', String(Buffer.byteLength(string))]]),
    body: { kind: 'complete', string },
  });
  expect([status, length, bytes.toString('utf8')]).toEqual([200, String(bytes.length), string]);
});

it('writes pieces one after the other', async () => {
  async function* pieces() {
    yield '{"data":';
    yield 'null}';
  }
  const { encoding, bytes } = await ask({
    headers: new HeaderMap(),
    body: { kind: 'chunked', asyncIterator: pieces() },
  });
  expect([encoding, bytes.toString('utf8')]).toEqual(['chunked', '{"data":null}']);
});

it('adds to what was said of limits before', async () => {
  const { ratelimit } = await ask({
    headers: new HeaderMap([['ratelimit', '"cost";r=3;t=4']]),
    body: { kind: 'bytes', bytes: Buffer.from('{}') },
  });
  expect(ratelimit).toBe('"requests";r=1;t=2, "cost";r=3;t=4');
});
