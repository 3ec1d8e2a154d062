import type { GraphError } from '@weedhounds/errors';
import { GraphQLError } from 'graphql';
import type { Run } from './run.ts';

/** Notes an error at its place in the answer. It keeps its origin, so that the log can name what led to it. */
export function noteError(
  { errors, clientNames }: Run,
  error: GraphError,
  path: readonly (string | number)[],
  more: Readonly<Record<string, unknown>> = {},
): void {
  errors.push(
    new GraphQLError(error.message, {
      path: path.map((part) => (typeof part === 'string' ? (clientNames.get(part) ?? part) : part)),
      originalError: error,
      extensions: { ...error.extensions, ...more },
    }),
  );
}
