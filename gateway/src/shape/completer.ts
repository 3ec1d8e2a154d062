import { GraphError } from '@weedhounds/errors';
import { GraphQLError } from 'graphql';

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
  const error = new GraphError('INTERNAL_SERVER_ERROR', message);
  errors.push(new GraphQLError(message, { path: at, originalError: error, extensions: error.extensions }));
  return null;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  return (JSON.stringify(value) ?? typeof value).slice(0, 100);
}
