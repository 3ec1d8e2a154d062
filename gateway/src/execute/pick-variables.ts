import type { Run } from './run.ts';

/** Makes the function that gives a fetch's variables as JSON text: those it uses, where the client gave them. */
export function compileVariables(names: readonly string[] | undefined): (run: Run) => string {
  if (names === undefined || names.length === 0) return () => '{}';
  return ({ variables }) => {
    const picked: Record<string, unknown> = {};
    for (const name of names) {
      if (Object.hasOwn(variables, name)) {
        Object.defineProperty(picked, name, { value: variables[name], enumerable: true });
      }
    }
    return JSON.stringify(picked);
  };
}
