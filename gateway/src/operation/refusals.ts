import { catalogue, type ErrorCode, GraphError } from '@weedhounds/errors';
import { type ASTNode, GraphQLError } from 'graphql';

/** An error of the catalogue with its HTTP status, as Apollo Server takes it. */
export function createRefusal(code: ErrorCode, message: string, node?: ASTNode): GraphQLError {
  const { status } = catalogue[code];
  return new GraphQLError(message, { extensions: { code, http: { status } }, ...(node && { nodes: [node] }) });
}

/** An error of graphql-js as a refusal; a code of its own, such as that of a scalar, stays. */
export function toRefusal(code: ErrorCode, error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    originalError: error.originalError ?? error,
    extensions: { code, http: { status: catalogue[code].status }, ...error.extensions },
  });
}

/** What a check threw as an answer. An error of the catalogue gets its code's status: Apollo Server's own would be 500. */
export function toAnswer(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (!(error instanceof Error)) return toAnswer(new Error(String(error)));
  if (!(error instanceof GraphError)) return new GraphQLError(error.message, { originalError: error });
  const extensions = { http: { status: catalogue[error.code].status }, ...error.extensions };
  return new GraphQLError(error.message, { originalError: error, extensions });
}
