/**
 * The variables of an entity fetch, as the JSON text of an object.
 *
 * @param variables the other ones, as the JSON text of an object
 * @param representations JSON texts
 */
export function withRepresentations(variables: string, representations: readonly string[]): string {
  const others = variables === '{}' ? '' : `${variables.slice(1, -1)},`;
  return `{${others}"representations":[${representations.join()}]}`;
}
