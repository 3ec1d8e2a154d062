/** Levels of lists and objects in one value: JSON nested deeper than the stack could be read, and not be written again. */
const mostLevels = 500;

/**
 * Copies a JSON value, so that nobody who writes into the copy writes into the original.
 *
 * @throws RangeError when it is nested more than 500 levels deep
 */
export function copyJson(value: unknown, levels = mostLevels): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) throw new RangeError(`A JSON value must be nested at most ${mostLevels} levels deep.`);
  if (Array.isArray(value)) return value.map((item) => copyJson(item, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyJson(inner, levels - 1)]));
}
