import { setMaxListeners } from 'node:events';

/**
 * Listens for the one time that a signal is aborted; not at one that is already. The listener must be removed when it has become
 * useless: one request's signal may have a listener for each of its fetches, which Node would warn of above ten.
 */
export function onAbort(signal: AbortSignal, listener: () => void): void {
  setMaxListeners(0, signal);
  signal.addEventListener('abort', listener, { once: true });
}
