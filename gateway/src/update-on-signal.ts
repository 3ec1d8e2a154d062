import { quietLogger } from './load/quiet-logger.ts';

/** Updates at each SIGHUP, and says in the log what came of it. A supergraph that cannot be used changes nothing. */
export function updateOnSignal(update: () => Promise<void>): void {
  process.on('SIGHUP', () => {
    // A supergraph's file may be refused before the update begins.
    Promise.resolve()
      .then(update)
      .then(
        () => quietLogger.warn('The supergraph has been read again, and is served.'),
        (error: unknown) =>
          quietLogger.error(
            `The supergraph stays as it was. ${error instanceof Error ? error.message : String(error)}`,
          ),
      );
  });
}
