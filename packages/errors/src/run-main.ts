import { SettingError, StartError } from './start-error.ts';

/**
 * Runs a process's entry. A `SettingError` or `StartError` ends it with its one line on stderr, anything else with its
 * stack; both with exit code 1. So does an entry that waits for what nothing can bring any more: Node would end in
 * silence, as if all were done.
 */
export function runMain(main: () => Promise<void>): void {
  const onIdle = () => end('The process ended before its work was done: what it waited for can no longer come.');
  process.once('beforeExit', onIdle);
  main()
    .finally(() => process.off('beforeExit', onIdle))
    .catch((error: unknown) => end(describe(error)));
}

function end(line: string): void {
  process.stderr.write(`${line}\n`, () => process.exit(1));
}

function describe(error: unknown): string {
  if (error instanceof SettingError || error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
