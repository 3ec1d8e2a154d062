import { catalogue, type ErrorCode, GraphError, isErrorCode } from '@weedhounds/errors';
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

/** A fetch that brought no GraphQL answer, as one error. */
export function failureOf(answer: Exclude<Answer, { kind: 'answered' }>, subgraph: string): GraphError {
  const extensions = { subgraph };
  switch (answer.kind) {
    case 'timed out':
      return new GraphError('GATEWAY_TIMEOUT', `Subgraph ${subgraph} did not answer in time.`, { extensions });
    case 'aborted':
      return new GraphError('SUBGRAPH_UNAVAILABLE', `Subgraph ${subgraph} was no longer asked.`, { extensions });
    case 'failed': {
      const { reason, cause } = answer;
      return new GraphError('SUBGRAPH_UNAVAILABLE', `Subgraph ${subgraph} ${reason}.`, { extensions, cause });
    }
  }
}

/**
 * An error a subgraph reported, as the gateway reports it: one meant for a client keeps code, message and argument; the words
 * of all others stay in the log.
 */
export function reportedError({ message, extensions }: SubgraphError, subgraph: string): GraphError {
  const { code } = extensions;
  if (isErrorCode(code) && catalogue[code].audience === 'client' && !blameTheGateway.includes(code)) {
    const passed = Object.entries(extensions).filter(([name]) => passedExtensions.includes(name));
    return new GraphError(code, message, { extensions: Object.fromEntries(passed) });
  }
  const internal = isErrorCode(code) && catalogue[code].audience === 'internal' ? code : 'INTERNAL_SERVER_ERROR';
  return new GraphError(internal, `Subgraph ${subgraph} reported: ${message}`, { extensions: { subgraph } });
}
