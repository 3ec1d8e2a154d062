import { isDeepStrictEqual } from 'node:util';

/** Equal as JSON is, with names in the same order and `__proto__` and `constructor` names like others. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other) && JSON.stringify(one) === JSON.stringify(other);
}
