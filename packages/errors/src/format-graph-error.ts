import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { argumentPath } from './argument-path.ts';
import { catalogue, type ErrorCode, isErrorCode } from './catalogue.ts';
import { GraphError } from './graph-error.ts';

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
  if (code === 'GRAPHQL_VALIDATION_FAILED' && isScalarRefusal(error)) return 'BAD_USER_INPUT';
  if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') return code;
  return isRefusedRequest(error) ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}

/**
 * The error as a client may see it, for Apollo Server's `formatError`. Client errors keep message and extensions, and
 * name the argument they are about; an internal error keeps its code, path and locations and says one fixed sentence.
 * No stack leaves.
 */
export function formatGraphError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = codeOf(formatted, error);
  const { audience, meaning } = catalogue[code];
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (audience === 'client') {
    return {
      message: messageOf(formatted, error),
      ...place,
      extensions: { ...argumentOf(error), ...extensions, code },
    };
  }
  const safe = Object.fromEntries(Object.entries(extensions).filter(([name]) => safeInternalExtensions.includes(name)));
  return { message: meaning, ...place, extensions: { ...safe, code } };
}

/** A scalar's own refusal of a literal, which Apollo Server reports as a failed validation. */
function isScalarRefusal(error: unknown): boolean {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof GraphQLError && original.extensions.code === 'BAD_USER_INPUT';
}

/** Apollo Server gives some refusals (a persisted query's wrong hash) a 4xx status and no code of their own. */
function isRefusedRequest(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.originalError !== undefined) return false;
  const http = error.extensions.http as { status?: number } | undefined;
  return http?.status !== undefined && http.status >= 400 && http.status < 500;
}

/** Apollo Server prefixes what was thrown while the context was made; our own messages stand alone. */
function messageOf(formatted: GraphQLFormattedError, error: unknown): string {
  const isOurs = error instanceof GraphQLError && error.originalError instanceof GraphError;
  return isOurs ? (error.originalError?.message ?? formatted.message) : formatted.message;
}

/** Errors with a path were thrown by a resolver, which knows its arguments. */
function argumentOf(error: unknown): { argument?: string[] } {
  if (!(error instanceof GraphQLError) || error.path !== undefined) return {};
  const argument = argumentPath(error);
  return argument ? { argument } : {};
}
