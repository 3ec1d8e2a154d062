import { catalogue, type ErrorCode, isErrorCode } from '@weedhounds/errors';
import type { ExecutionResult } from 'graphql';
import type { GraphQLAnswer } from './graphql-answer.ts';

/** Errors of a request that was fine as HTTP and was not executed. */
const requestErrors: readonly ErrorCode[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'COST_LIMIT_EXCEEDED',
];

/**
 * The status GraphQL over HTTP asks for. Apollo Server answers 400 to every request that was not executed; under
 * `application/json` the specification wants 200 unless the HTTP request itself was wrong.
 * An error that a plugin raised gets its catalogue status, where Apollo Server says 400 or 500.
 *
 * Source: https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export function statusOf(response: GraphQLAnswer): number {
  const status = response.status ?? 200;
  if ((status !== 400 && status !== 500) || response.body.kind !== 'complete') return status;
  const result = JSON.parse(response.body.string) as ExecutionResult;
  const code = result.errors?.[0]?.extensions?.code;
  if ('data' in result || !isErrorCode(code)) return status;
  const isPlainJson = response.headers.get('content-type')?.startsWith('application/json');
  return isPlainJson && requestErrors.includes(code) ? 200 : catalogue[code].status;
}
