import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { formatGraphError } from '@weedhounds/errors';
import { serveGraphQL } from '@weedhounds/http';
import { expect, it } from 'vitest';
import type { Standing } from './budget.ts';
import { refuseCost, refuseRequest } from './over-budget.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

const requests: Standing = { budget: 'requests', limit: 600, windowS: 60, remaining: 599, resetS: 42 };
const cost: Standing = { budget: 'cost', limit: 1_000, windowS: 60, remaining: 20, resetS: 7 };

it('a refused request is told the limit, the window and when to come back', () => {
  const { status, code, message, headers } = refuseRequest({ ...requests, remaining: 0 });
  expect([status, code, message, headers]).toEqual([
    429,
    'RATE_LIMITED',
    'At most 600 requests are allowed in 60 s; come back in 42 s.',
    { 'retry-after': '42' },
  ]);
});

/** The answer to an operation that a plugin refuses for its cost, behind a request that was counted. */
async function askCosting(points: number) {
  const apollo = new ApolloServer({
    typeDefs: 'type Query { a: Int }',
    formatError: formatGraphError,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: async () => ({
          async didResolveOperation({ response }) {
            for (const [name, value] of Object.entries(rateLimitHeaders(cost))) response.http.headers.set(name, value);
            throw refuseCost(cost, points);
          },
        }),
      },
    ],
  });
  await apollo.start();
  const endpoint = await serveGraphQL({
    apollo,
    context: async (_request, response) => {
      for (const [name, value] of Object.entries(rateLimitHeaders(requests))) response.setHeader(name, value);
      return {};
    },
    host: '127.0.0.1',
    port: 0,
    health: { name: 'test', version: '1', schemaHash: '0' },
  });
  const accept = 'application/graphql-response+json';
  const init = { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: '{"query":"{ a }"}' };
  const response = await fetch(`${endpoint.url}/graphql`, init);
  const answer = [response.status, Object.fromEntries(response.headers), await response.json()];
  await endpoint.close();
  await apollo.stop();
  return answer;
}

const standings = {
  'ratelimit-policy': '"requests";q=600;w=60, "cost";q=1000;w=60',
  ratelimit: '"requests";r=599;t=42, "cost";r=20;t=7',
  'cache-control': 'no-store',
};

it('an operation beyond what is left is answered with 429, both standings, and when to come back', async () => {
  const message =
    'At most 1000 points of cost are allowed in 60 s; come back in 7 s. This operation costs 21; 20 are left.';
  expect(await askCosting(21)).toEqual([
    429,
    expect.objectContaining({ ...standings, 'retry-after': '7' }),
    { errors: [{ message, extensions: { code: 'RATE_LIMITED' } }] },
  ]);
});

it('an operation beyond the whole budget is answered with 400 and not told to come back', async () => {
  const [status, headers, body] = await askCosting(1_001);
  expect([status, body]).toEqual([
    400,
    {
      errors: [
        {
          message: 'An operation may cost at most 1000 points, all that is allowed in 60 s; this one costs 1001.',
          extensions: { code: 'COST_LIMIT_EXCEEDED' },
        },
      ],
    },
  ]);
  expect(headers).toMatchObject(standings);
  expect(headers).not.toHaveProperty('retry-after');
});
