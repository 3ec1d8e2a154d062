import { badInput } from '@weedhounds/errors';
import { readValue, type VariableValues } from './operation-values.ts';
import type { ArgumentPlan, SizePlan } from './plan.ts';

/**
 * The longest list that a field is asked for: the largest of its slicing arguments, with the schema's defaults, else the
 * assumed size; undefined when nothing says. Below 0 when the client says so.
 *
 * @throws GraphError BAD_USER_INPUT naming the arguments when exactly one must be given and none or several are
 */
export function listLength(size: SizePlan, variables: VariableValues): number | undefined {
  const given = size.slicing.map((argument) => readValue(argument.value, variables));
  if (size.isOneRequired && size.slicing.length > 0) requireOne(size, given);
  const lengths = size.slicing.map(({ definition }, index) => {
    const value = given[index] === undefined ? definition.defaultValue : given[index];
    return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
  });
  const longest = Math.max(...lengths);
  if (longest > Number.NEGATIVE_INFINITY) return longest;
  return size.assumedSize ?? undefined;
}

function requireOne({ fieldName, slicing }: SizePlan, given: readonly unknown[]): void {
  const isThere = (value: unknown) => value !== undefined && value !== null;
  const count = given.filter(isThere).length;
  if (count === 1) return;
  // A default stands for an argument that is left out, not for a null.
  const isDefaulted = slicing.some(
    ({ definition }, index) => given[index] === undefined && isThere(definition.defaultValue),
  );
  if (count === 0 && isDefaulted) return;
  const names = slicing.map(nameOf);
  const [first = '', ...others] = names;
  const wanted = others.length === 0 ? `the argument ${first}` : `exactly one of the arguments ${names.join(', ')}`;
  const found = count === 0 ? 'none was given' : `${count} were given`;
  throw badInput(`${fieldName} needs ${wanted}; ${found}.`, [first]);
}

function nameOf({ definition }: ArgumentPlan): string {
  return definition.name;
}
