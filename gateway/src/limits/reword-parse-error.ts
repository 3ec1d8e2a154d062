import { catalogue } from '@weedhounds/errors';
import { GraphQLError } from 'graphql';
import type { LimitSettings } from './limit-settings.ts';
import { refuseLimit } from './refuse-limit.ts';

/** What graphql-js says of a document with more tokens than `maxTokens`. */
const tooManyTokens = /^Syntax Error: Document contains more that \d+ tokens\. Parsing aborted\.$/;

/** A refusal that names the limit, for an error of Apollo Server's parsing that is about one; undefined for another. */
export function rewordParseError(error: GraphQLError, limits: LimitSettings): GraphQLError | undefined {
  if (tooManyTokens.test(error.message)) return refuseLimit(limits, 'TOKEN_LIMIT', 'more');
  if (!isStackOverflow(error)) return undefined;
  const { status } = catalogue.GRAPHQL_PARSE_FAILED;
  return new GraphQLError('The document is nested too deep to be read.', {
    extensions: { code: 'GRAPHQL_PARSE_FAILED', http: { status } },
  });
}

function isStackOverflow(error: unknown): boolean {
  if (error instanceof GraphQLError) return isStackOverflow(error.originalError);
  return error instanceof RangeError;
}
