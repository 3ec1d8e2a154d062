import { GraphError } from '@weedhounds/errors';
import { GraphQLError } from 'graphql';

/** Characters of a text that the log is told. */
const longestShown = 100;

/** One shaping: where it is, and what it has found wrong. */
export interface Shaping {
  errors: GraphQLError[];
  /** Names and indexes from the root to here; what is deeper than here is left over from elsewhere. */
  path: (string | number)[];
  incomplete: ReadonlySet<object>;
}

/** Shapes an object of one type; null where it lacks what must not be null. @param depth of the path to the object */
export type ObjectShaper = (
  object: Readonly<Record<string, unknown>>,
  shaping: Shaping,
  depth: number,
) => Record<string, unknown> | null;

/** Completes one value. @param holder the object or list that holds it; @param depth of the path to the value */
export type Completer = (value: unknown, holder: object, shaping: Shaping, depth: number) => unknown;

/**
 * What becomes of a value that is not what it must be: null, and an error unless it was null before or its object is known to
 * lack values.
 *
 * @param expected the type, for the log
 */
export function withoutValue(
  value: unknown,
  holder: object,
  { errors, path, incomplete }: Shaping,
  depth: number,
  expected: string,
): null {
  if (value === null || (value === undefined && incomplete.has(holder))) return null;
  const at = path.slice(0, depth);
  const message = `Subgraphs must answer ${expected} at ${at.join('.')}; got ${describe(value)}.`;
  errors.push(withoutStack(() => toError(message, at)));
  return null;
}

function toError(message: string, path: readonly (string | number)[]): GraphQLError {
  const error = new GraphError('INTERNAL_SERVER_ERROR', message);
  return new GraphQLError(message, { path, originalError: error, extensions: error.extensions });
}

/** A stack says nothing of a wrong value, and one for each item of a long list takes seconds to write. */
function withoutStack<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Of lists and objects as little as tells what they are: they may be long, or nested deeper than could be written. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, longestShown));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const { __typename: typename } = value as { __typename?: unknown };
  return typeof typename === 'string' ? `an object of ${typename.slice(0, longestShown)}` : 'an object';
}
