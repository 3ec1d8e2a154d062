import { badInput } from '@weedhounds/errors';

interface Range {
  /** Taken when the client sends null. */
  fallback: number;
  min: number;
  /** Default: no bound but that of GraphQL's Int. */
  max?: number;
}

/**
 * An argument that is a whole number in a range.
 *
 * @throws GraphError BAD_USER_INPUT at the argument
 */
export function readWholeNumber(name: string, value: number | null | undefined, range: Range): number {
  const { fallback, min, max } = range;
  const number = value ?? fallback;
  if (number < min || (max !== undefined && number > max)) {
    const bounds = max === undefined ? `, ${min} or more` : ` from ${min} to ${max}`;
    throw badInput(`${name} must be a whole number${bounds}; got ${number}.`, [name]);
  }
  return number;
}
