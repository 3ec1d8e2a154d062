import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { catalogue, type ErrorCode, isErrorCode } from './catalogue.ts';

/** Extensions that may leave with an internal error. */
const safeInternalExtensions = ['subgraph'];

/**
 * The catalogue's code for an error as GraphQL execution or Apollo Server reports it. What the catalogue does not know
 * is a defect, unless the server had already decided that the request was at fault.
 *
 * @param error the error itself, with `extensions.http` still on it
 */
export function codeOf(formatted: GraphQLFormattedError, error: unknown): ErrorCode {
  const code = formatted.extensions?.code;
  if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') return code;
  return isRefusedRequest(error) ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}

/**
 * The error as a client may see it, for Apollo Server's `formatError`. Client errors keep message and extensions; an
 * internal error keeps its code, path and locations and says one fixed sentence. No stack leaves.
 */
export function formatGraphError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = codeOf(formatted, error);
  const { audience, meaning } = catalogue[code];
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (audience === 'client') return { message: formatted.message, ...place, extensions: { ...extensions, code } };
  const safe = Object.fromEntries(Object.entries(extensions).filter(([name]) => safeInternalExtensions.includes(name)));
  return { message: meaning, ...place, extensions: { ...safe, code } };
}

/** Apollo Server gives some refusals (a persisted query's wrong hash) a 4xx status and no code of their own. */
function isRefusedRequest(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.originalError !== undefined) return false;
  const http = error.extensions.http as { status?: number } | undefined;
  return http?.status !== undefined && http.status >= 400 && http.status < 500;
}
