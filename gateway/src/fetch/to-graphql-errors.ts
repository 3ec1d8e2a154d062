import type { GraphError } from '@weedhounds/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { failureOf, reportedError } from './answer-errors.ts';
import { type Asked, pathsOf } from './fetch-paths.ts';
import type { Answer, SubgraphError } from './read-answer.ts';

/** The errors of a fetch that brought no GraphQL answer: one for each path that stays empty because of it. */
export function fromFailure(
  answer: Exclude<Answer, { kind: 'answered' }>,
  subgraph: string,
  asked: Asked,
): GraphQLFormattedError[] {
  const failure = failureOf(answer, subgraph);
  return pathsOf(asked).map((path) => at(path, failure));
}

/**
 * The errors a subgraph reported, as the gateway reports them: those meant for a client keep code, message and argument;
 * the words of all others stay in the log. The first error without a path is put at every path that was asked for.
 */
export function fromSubgraphErrors(
  errors: readonly SubgraphError[],
  subgraph: string,
  asked: Asked,
): GraphQLFormattedError[] {
  const placed = errors.filter(({ path }) => path !== undefined);
  const unplaced = errors.find(({ path }) => path === undefined);
  const everywhere = unplaced && reportedError(unplaced, subgraph);
  return [
    ...placed.map((error) => at(error.path ?? [], reportedError(error, subgraph))),
    ...(everywhere ? pathsOf(asked).map((path) => at(path, everywhere)) : []),
  ];
}

/** A whole error rather than its formatted form, so that the log can name what led to it. */
function at(path: readonly (string | number)[], error: GraphError): GraphQLFormattedError {
  const placed = new GraphQLError(error.message, { path, originalError: error, extensions: error.extensions });
  return placed as GraphQLFormattedError;
}
