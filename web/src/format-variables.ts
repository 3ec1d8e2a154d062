import type { Example } from './examples/index.ts';

/** The example's variables as the variables editor shows them; null when it has none. */
export function formatVariables({ variables }: Example): string | null {
  return variables ? JSON.stringify(variables, null, 2) : null;
}
