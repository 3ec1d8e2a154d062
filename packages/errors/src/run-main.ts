import { SettingError, StartError } from './start-error.ts';

/**
 * Runs a process's entry. A `SettingError` or `StartError` ends it with its one line on stderr, anything else with its
 * stack; both with exit code 1.
 */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${describe(error)}\n`, () => process.exit(1));
  });
}

function describe(error: unknown): string {
  if (error instanceof SettingError || error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
