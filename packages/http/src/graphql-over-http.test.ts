import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpEndpoint } from './index.ts';
import { startTestServer } from './test-server.fixture.ts';

let endpoint: HttpEndpoint;
beforeAll(async () => {
  endpoint = await startTestServer({ rootValue: { hello: ({ name = 'you' }) => `Hello, ${name}` } });
});
afterAll(() => endpoint.close());

it('passes every audit of GraphQL over HTTP but the three GETs without a preflight', async () => {
  const results = await auditServer({ url: `${endpoint.url}/graphql` });
  const failed = results.filter(({ status }) => status !== 'ok').map(({ id, name, status }) => ({ id, name, status }));
  expect(results).toHaveLength(61);
  expect(failed).toEqual([
    { id: '5A70', name: 'MAY accept application/x-www-form-urlencoded formatted GET requests', status: 'notice' },
    {
      id: 'D6D5',
      name: 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      status: 'notice',
    },
    {
      id: '6A70',
      name: 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
      status: 'notice',
    },
  ]);
});

describe('the status of a response', () => {
  const post = async (query: string, accept: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${endpoint.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return [response.status, response.headers.get('content-type'), errors?.[0]?.extensions.code];
  };

  it.each([
    ['a document that is not GraphQL', '{', {}, 'GRAPHQL_PARSE_FAILED'],
    ['a document that does not fit the schema', '{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable of the wrong type', 'query ($n: Int) { hello(times: $n) }', { n: 'x' }, 'BAD_USER_INPUT'],
    ['an operation that cannot be told', 'query A { hello } query B { hello }', {}, 'OPERATION_RESOLUTION_FAILURE'],
  ])('is 200 as plain JSON and 400 as a GraphQL response for %s', async (_title, query, variables, code) => {
    expect([
      await post(query, 'application/json', variables),
      await post(query, 'application/graphql-response+json', variables),
    ]).toEqual([
      [200, 'application/json; charset=utf-8', code],
      [400, 'application/graphql-response+json; charset=utf-8', code],
    ]);
  });

  it('is 406 when the client takes neither', async () => {
    expect(await post('{ hello }', 'text/csv')).toEqual([406, 'application/json; charset=utf-8', 'BAD_REQUEST']);
  });
});

describe('a GET', () => {
  const get = async (search: string, headers: Record<string, string>) => {
    const response = await fetch(`${endpoint.url}/graphql?${new URLSearchParams(search)}`, { headers });
    return [response.status, response.headers.get('allow'), await response.json()];
  };
  const preflighted = { 'apollo-require-preflight': 'true' };

  it('answers a query whose header a browser would ask leave for', async () => {
    expect(await get('query={hello(name:"Ann")}', preflighted)).toEqual([200, null, { data: { hello: 'Hello, Ann' } }]);
  });

  it('without such a header is refused, since another site could have made it', async () => {
    const [status, , body] = await get('query={hello}', {});
    expect([status, body]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
  });

  it('may not carry a mutation', async () => {
    const [status, allow, body] = await get('query=mutation{greet}', preflighted);
    expect([status, allow, body]).toMatchObject([405, 'POST', { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
  });
});
