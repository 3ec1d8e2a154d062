import type { ErrorCode } from './catalogue.ts';

interface GraphErrorOptions {
  /** Further entries beside `code` for the response's `extensions`. */
  extensions?: Readonly<Record<string, unknown>>;
  /** What led to this error. Logged, never sent. */
  cause?: unknown;
}

/**
 * An error of the catalogue, thrown by a resolver or a part below it. GraphQL execution copies `extensions`, which
 * include the code, into the response.
 */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: ErrorCode;
  readonly extensions: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, options: GraphErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.extensions = { ...options.extensions, code };
  }
}

/**
 * An argument that has the right type and a wrong value.
 *
 * @param message what was expected and what came
 * @param argument path of the argument within its field: `['filter', 'near', 'radius']`
 */
export function badInput(message: string, argument: readonly string[]): GraphError {
  return new GraphError('BAD_USER_INPUT', message, { extensions: { argument: [...argument] } });
}
