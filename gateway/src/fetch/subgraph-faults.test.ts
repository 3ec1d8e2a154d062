import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { Subgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Gateway, startGateway } from '../start-gateway.ts';
import { postGraphQL } from '../testing/post-graphql.ts';
import { addressOf, composeShop, startProducts } from '../testing/shop-graph.ts';
import { answering, type StandIn, startStandIn } from '../testing/stand-in.ts';

const byteLimit = 10_000;
const deadlineMs = 300;

let behave: RequestListener;
let products: Subgraph;
let ratings: StandIn;
let gateway: Gateway;
const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);

beforeAll(async () => {
  products = await startProducts();
  ratings = await startStandIn((request, response) => behave(request, response));
  const supergraphSdl = composeShop(addressOf(products), ratings.url);
  gateway = await startGateway({
    supergraphSdl,
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
    deadlineMs,
    byteLimit,
  });
});

afterEach(() => logged.mockClear());

afterAll(async () => {
  await gateway.close();
  await ratings.close();
  await products.close();
  vi.restoreAllMocks();
});

const sentences = {
  SUBGRAPH_UNAVAILABLE: 'A part of the graph did not answer.',
  GATEWAY_TIMEOUT: 'The answer took longer than is allowed.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side.',
};

function error(code: keyof typeof sentences, ...path: (string | number)[]) {
  return { message: sentences[code], path, extensions: { code, subgraph: 'ratings' } };
}

const names = [{ name: 'Lamp' }, { name: 'Chair' }];
const html = '<html><body>502 Bad Gateway from 10.1.2.3<script src="http://db.internal"></script></body></html>';

function raw(status: number, contentType: string, body: string): RequestListener {
  return (_request, response) => response.writeHead(status, { 'content-type': contentType }).end(body);
}

const faults: [string, RequestListener][] = [
  ['a page of HTML', raw(200, 'text/html', html)],
  ['an error page of a proxy', raw(502, 'text/html', html)],
  ['HTML that claims to be JSON', raw(200, 'application/json', html)],
  ['JSON that claims to be text', raw(200, 'text/plain', '{"data":{"_entities":[null,null]}}')],
  ['truncated JSON', raw(200, 'application/json', '{"data":{"_entities":[{"rating":4.5},{"rat')],
  ['nothing', raw(200, 'application/json', '')],
  ['a list', answering([{ data: {} }])],
  ['JSON without data', answering({ status: 'ok' })],
  ['no data and no error', answering({ data: null, errors: [] })],
  ['data without entities', answering({ data: {} })],
  ['too few entities', answering({ data: { _entities: [{ rating: 4.5 }] } })],
  ['errors that are no errors', answering({ data: { _entities: [null, null] }, errors: ['stack at /srv/app.js'] })],
  ['too many bytes', answering({ data: { _entities: [null, null] }, padding: 'x'.repeat(byteLimit) })],
  [
    'too many bytes in pieces',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('x'.repeat(byteLimit));
      response.write('x');
    },
  ],
  ['a reset connection', (request) => request.socket.resetAndDestroy()],
  [
    'half an answer, then a reset',
    (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"data":', () => request.socket.resetAndDestroy());
    },
  ],
];

it.each(faults)('loses only its own fields to a subgraph that answers %s', async (_name, fault) => {
  behave = fault;
  const { status, text, result } = await postGraphQL(gateway.url, { query: '{ products { name rating } }' });
  expect(status).toBe(200);
  expect(result).toEqual({
    data: { products: names.map((product) => ({ ...product, rating: null })) },
    errors: [error('SUBGRAPH_UNAVAILABLE', 'products', 0), error('SUBGRAPH_UNAVAILABLE', 'products', 1)],
  });
  expect(text).not.toMatch(/127\.0\.0\.1|internal|ECONN|html|stack|\.ts/i);
});

it('logs what led to the failure, once for all the fields it emptied', async () => {
  behave = (request) => request.socket.resetAndDestroy();
  await postGraphQL(gateway.url, { query: '{ products { rating } }' });
  const entries = logged.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(entries).toEqual([
    expect.objectContaining({
      level: 'error',
      service: 'gateway',
      code: 'SUBGRAPH_UNAVAILABLE',
      path: ['products', 0],
      message: 'Subgraph ratings gave no whole answer.',
      cause: expect.objectContaining({ message: expect.stringMatching(/ECONNRESET|other side closed/) }),
    }),
  ]);
});

const hangs: [string, RequestListener][] = [
  ['never answers', () => {}],
  [
    'stops in the middle of its answer',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":');
    },
  ],
];

it.each(hangs)('gives up on a subgraph that %s, and lets it know', async (_name, hang) => {
  let closed: Promise<unknown> | undefined;
  behave = (request, response) => {
    closed = once(response, 'close');
    hang(request, response);
  };
  const { result } = await postGraphQL(gateway.url, { query: '{ products { name } ratingCount }' });
  expect(result).toEqual({
    data: { products: names, ratingCount: null },
    errors: [error('GATEWAY_TIMEOUT', 'ratingCount')],
  });
  await closed;
});

it('nulls the whole answer when a failed field may not be null', async () => {
  behave = raw(503, 'text/plain', 'upstream connect error');
  const { result } = await postGraphQL(gateway.url, { query: '{ ratingSum products { name } }' });
  expect(result).toEqual({
    data: null,
    errors: [error('SUBGRAPH_UNAVAILABLE', 'ratingSum')],
  });
});

it('puts an error without a path at every field that was asked for', async () => {
  behave = answering({ errors: [{ message: 'pool exhausted at db.internal' }] }, 500);
  const { result } = await postGraphQL(gateway.url, { query: '{ first: ratingCount second: ratingCount }' });
  expect(result).toEqual({
    data: { first: null, second: null },
    errors: [error('INTERNAL_SERVER_ERROR', 'first'), error('INTERNAL_SERVER_ERROR', 'second')],
  });
});

it('takes the blame when a subgraph finds fault with the operation', async () => {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  behave = answering({ errors: [{ message: 'Cannot query field "ratingCount" on type "Query".', extensions }] }, 400);
  const { result } = await postGraphQL(gateway.url, { query: '{ ratingCount }' });
  expect(result).toEqual({ data: { ratingCount: null }, errors: [error('INTERNAL_SERVER_ERROR', 'ratingCount')] });
});

it('keeps the entities that came beside an error', async () => {
  const failed = { message: 'boom', path: ['_entities', 1, 'rating'] };
  behave = answering({ data: { _entities: [{ rating: 4.5 }, { rating: null }] }, errors: [failed] });
  const { result } = await postGraphQL(gateway.url, { query: '{ products { rating } }' });
  expect(result).toEqual({
    data: { products: [{ rating: 4.5 }, { rating: null }] },
    errors: [error('INTERNAL_SERVER_ERROR', 'products', 1, 'rating')],
  });
});

it('sends nothing of the client to a subgraph but the operation, signed', async () => {
  behave = answering({ data: { ratingCount: 2 } });
  const before = ratings.requests.length;
  await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: 'session=1',
      'x-jurisdiction': 'CO',
      'x-age-confirmed': '21',
      'x-forwarded-for': '::1',
    },
    body: JSON.stringify({ query: 'query Name { ratingCount }' }),
  });
  const [request] = ratings.requests.slice(before);
  expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
    'accept',
    'connection',
    'content-length',
    'content-type',
    'host',
    'x-gateway-call',
  ]);
});
