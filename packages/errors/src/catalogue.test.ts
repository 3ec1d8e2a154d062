import { expect, it } from 'vitest';
import { catalogue, isErrorCode } from './catalogue.ts';

it('gives every code its audience and status', () => {
  const rows = Object.entries(catalogue).map(([code, { audience, status }]) => `${code} ${audience} ${status}`);
  expect(rows).toEqual([
    'BAD_REQUEST client 400',
    'GRAPHQL_PARSE_FAILED client 400',
    'GRAPHQL_VALIDATION_FAILED client 400',
    'OPERATION_RESOLUTION_FAILURE client 400',
    'BAD_USER_INPUT client 400',
    'PERSISTED_QUERY_NOT_FOUND client 200',
    'PERSISTED_QUERY_NOT_SUPPORTED client 200',
    'UNAUTHENTICATED client 401',
    'FORBIDDEN client 403',
    'RATE_LIMITED client 429',
    'COST_LIMIT_EXCEEDED client 400',
    'PROVIDER_UNAVAILABLE client 502',
    'SUBGRAPH_UNAVAILABLE internal 502',
    'GATEWAY_TIMEOUT internal 504',
    'INTERNAL_SERVER_ERROR internal 500',
  ]);
});

it('knows its own codes only', () => {
  const values = ['FORBIDDEN', 'forbidden', 'toString', undefined, 42];
  expect(values.map(isErrorCode)).toEqual([true, false, false, false, false]);
});
