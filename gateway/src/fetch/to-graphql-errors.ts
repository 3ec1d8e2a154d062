import { catalogue, type ErrorCode, GraphError, isErrorCode } from '@weedhounds/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Asked, pathsOf } from './fetch-paths.ts';
import type { Answer, SubgraphError } from './read-answer.ts';

/** Extensions of a subgraph's client error that are passed on. */
const passedExtensions = ['argument', 'reason', 'rule'];

/**
 * Codes that blame the request. The client's own document passed the gateway's checks, so from a subgraph they mean
 * that the gateway asked wrongly, and their words speak of an operation the client never wrote.
 */
const blameTheGateway: readonly ErrorCode[] = [
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];

/** The errors of a fetch that brought no GraphQL answer: one for each path that stays empty because of it. */
export function fromFailure(
  answer: Exclude<Answer, { kind: 'answered' }>,
  subgraph: string,
  asked: Asked,
): GraphQLFormattedError[] {
  const options = { extensions: { subgraph }, cause: answer.kind === 'failed' ? answer.cause : undefined };
  const failure =
    answer.kind === 'timed out'
      ? new GraphError('GATEWAY_TIMEOUT', `Subgraph ${subgraph} did not answer in time.`, options)
      : new GraphError('SUBGRAPH_UNAVAILABLE', `Subgraph ${subgraph} ${answer.reason}.`, options);
  return pathsOf(asked).map((path) => at(path, failure));
}

/**
 * The errors a subgraph reported, as the gateway reports them: those meant for a client keep code, message and argument;
 * the words of all others stay in the log. An error without a path is put at every path that was asked for.
 */
export function fromSubgraphErrors(
  errors: readonly SubgraphError[],
  subgraph: string,
  asked: Asked,
): GraphQLFormattedError[] {
  return errors.flatMap((error) => {
    const reported = reportedError(error, subgraph);
    return error.path ? [at(error.path, reported)] : pathsOf(asked).map((path) => at(path, reported));
  });
}

function reportedError({ message, extensions }: SubgraphError, subgraph: string): GraphError {
  const { code } = extensions;
  if (isErrorCode(code) && catalogue[code].audience === 'client' && !blameTheGateway.includes(code)) {
    const passed = Object.entries(extensions).filter(([name]) => passedExtensions.includes(name));
    return new GraphError(code, message, { extensions: Object.fromEntries(passed) });
  }
  const internal = isErrorCode(code) && catalogue[code].audience === 'internal' ? code : 'INTERNAL_SERVER_ERROR';
  return new GraphError(internal, `Subgraph ${subgraph} reported: ${message}`, { extensions: { subgraph } });
}

/** A whole error rather than its formatted form, so that the log can name what led to it. */
function at(path: readonly (string | number)[], error: GraphError): GraphQLFormattedError {
  const placed = new GraphQLError(error.message, { path, originalError: error, extensions: error.extensions });
  return placed as GraphQLFormattedError;
}
