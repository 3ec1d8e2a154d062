import { createHash } from 'node:crypto';
import type { Subgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Gateway, startGateway } from './start-gateway.ts';
import { postGraphQL } from './testing/post-graphql.ts';
import { addressOf, composeShop, startProducts, startRatings } from './testing/shop-graph.ts';

let products: Subgraph;
let ratings: Subgraph;
let gateway: Gateway;

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  [products, ratings] = await Promise.all([startProducts(), startRatings()]);
  const supergraphSdl = composeShop(addressOf(products), addressOf(ratings));
  gateway = await startGateway({ supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await gateway.close();
  await Promise.all([products.close(), ratings.close()]);
  vi.restoreAllMocks();
});

/** Data and errors of the response to a query that is expected to be answered with status 200. */
async function answer(query: string, variables = {}): Promise<unknown> {
  const { status, result } = await postGraphQL(gateway.url, { query, variables });
  expect(status).toBe(200);
  return result;
}

it('says what an operation might have cost, did cost, and may', async () => {
  const { body } = await postGraphQL(gateway.url, { query: '{ product(id: "9") { name rating } }' });
  expect(body).toEqual({
    data: { product: null },
    extensions: { cost: { estimated: 1, actual: 0, limit: 30_000 } },
  });
});

it('joins two subgraphs in one answer', async () => {
  expect(await answer('{ products { name rating } ratingCount }')).toEqual({
    data: {
      products: [
        { name: 'Lamp', rating: 4.5 },
        { name: 'Chair', rating: null },
      ],
      ratingCount: 2,
    },
  });
});

it('runs a mutation and reads on from its result', async () => {
  expect(
    await answer('mutation ($name: String!) { rename(id: "1", name: $name) { name rating } }', { name: 'Light' }),
  ).toEqual({ data: { rename: { name: 'Light', rating: 4.5 } } });
});

it('answers null for what does not exist', async () => {
  expect(await answer('{ product(id: "9") { name rating } }')).toEqual({ data: { product: null } });
});

describe('errors that a subgraph reports', () => {
  it('pass with code, message, argument and path when they are meant for the client', async () => {
    expect(await answer('{ found: search(text: "a") { name } ratingCount }')).toEqual({
      data: { found: null, ratingCount: 2 },
      errors: [
        {
          message: 'text must have 3 characters or more; got 1.',
          path: ['found'],
          extensions: { code: 'BAD_USER_INPUT', argument: ['text'] },
        },
      ],
    });
  });

  it('lose every extension that is not known to be safe', async () => {
    expect(await answer('{ forbidden }')).toEqual({
      data: { forbidden: null },
      errors: [{ message: 'Only staff may see this.', path: ['forbidden'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('become one fixed sentence when they are internal', async () => {
    expect(await answer('{ broken ratingCount }')).toEqual({
      data: { broken: null, ratingCount: 2 },
      errors: [
        {
          message: 'Something went wrong on our side.',
          path: ['broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'products' },
        },
      ],
    });
  });
});

describe('what the gateway refuses', () => {
  it.each([
    ['@defer', '{ ratingCount ... @defer { products { name } } }', 19],
    ['@stream', '{ products @stream(initialCount: 1) { name } }', 12],
  ])('%s, in words of its own', async (directive, query, column) => {
    const { status, body } = await postGraphQL(gateway.url, { query });
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [
        {
          message: `${directive} is not supported: every answer is sent whole. Leave it out.`,
          locations: [{ line: 1, column }],
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });

  it('subscriptions', async () => {
    const { status, body } = await postGraphQL(gateway.url, { query: 'subscription { products { name } }' });
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [
        {
          message: 'Subscriptions are not supported: send a query or a mutation.',
          locations: [{ line: 1, column: 1 }],
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
  });

  it.each([
    ['B', 'The document holds no operation named "B".'],
    [undefined, 'The document holds several operations: operationName must say which to run.'],
  ])('a document without the operation to run: %s', async (operationName, message) => {
    const { status, body } = await postGraphQL(gateway.url, {
      query: 'query A { ratingCount } query C { ratingCount }',
      ...(operationName && { operationName }),
    });
    expect(status).toBe(400);
    expect(body).toEqual({ errors: [{ message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] });
  });

  it('a variable of the wrong type', async () => {
    const query = 'query ($id: ID!) { product(id: $id) { name } }';
    const { status, body } = await postGraphQL(gateway.url, { query, variables: { id: { no: 1 } } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: ['id'] } }] });
  });

  it('to say how an operation is planned', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'apollo-query-plan-experimental': '1' },
      body: JSON.stringify({ query: '{ ratingCount }' }),
    });
    expect(await response.json()).toEqual({ data: { ratingCount: 2 } });
  });
});

it('shows the schema without the directives it refuses', async () => {
  const body = await answer('{ __schema { directives { name } } }');
  const names = (body as { data: { __schema: { directives: { name: string }[] } } }).data.__schema.directives;
  expect(names.map(({ name }) => name).sort()).toEqual(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
});

it('keeps a registered query for requests that name only its hash', async () => {
  const query = '{ ratingSum }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const unknown = await postGraphQL(gateway.url, { extensions });
  const registering = await postGraphQL(gateway.url, { query, extensions });
  const known = await postGraphQL(gateway.url, { extensions });
  expect(unknown).toMatchObject({
    status: 200,
    body: { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
  });
  expect([registering.body, known.body]).toMatchObject([{ data: { ratingSum: 7 } }, { data: { ratingSum: 7 } }]);
});

it('does not keep a query under a hash that is not its own', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } };
  const { status, body } = await postGraphQL(gateway.url, { query: '{ ratingSum }', extensions });
  expect(status).toBe(400);
  expect(body).toEqual({
    errors: [{ message: 'provided sha does not match query', extensions: { code: 'BAD_REQUEST' } }],
  });
});

it('answers while the Redis of its persisted queries is down', async () => {
  const supergraphSdl = composeShop(addressOf(products), addressOf(ratings));
  const other = await startGateway({
    supergraphSdl,
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
    redisUrl: 'redis://127.0.0.1:1',
  });
  const query = '{ ratingSum }';
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
  expect([
    (await postGraphQL(other.url, { query, extensions })).body,
    (await postGraphQL(other.url, { extensions })).body,
  ]).toMatchObject([{ data: { ratingSum: 7 } }, { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] }]);
  await other.close();
});

it('passes every MUST and SHOULD of GraphQL over HTTP, and every MAY but three GETs that could be forged', async () => {
  const results = await auditServer({ url: `${gateway.url}/graphql` });
  const failed = results.filter(({ status }) => status !== 'ok');
  expect(failed.filter(({ name }) => !name.startsWith('MAY')).map(({ name }) => name)).toEqual([]);
  expect(failed.map(({ name }) => name)).toHaveLength(3);
});
