import { onAbort } from './on-abort.ts';

/** One call of a subgraph that several may wait for. */
export interface SharedCall<T> {
  /** How many have joined, those who have left among them. */
  readonly joined: number;
  /** Waits for the outcome; rejects as the call does, or with the signal's reason when it is aborted before. */
  join(signal: AbortSignal | undefined): Promise<T>;
}

interface SharedCallOptions<T> {
  /** @param signal aborted when the last who waited has left */
  run(signal: AbortSignal): Promise<T>;
  /** Called once: when the outcome is there, or when nobody waits for it any more. */
  onEnd(): void;
}

/** Begins a call. It goes on as long as anybody waits for it; whoever begins it joins it at once. */
export function createSharedCall<T>({ run, onEnd }: SharedCallOptions<T>): SharedCall<T> {
  const controller = new AbortController();
  let waiting = 0;
  let joined = 0;
  let hasEnded = false;
  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd();
  };
  const outcome = run(controller.signal).finally(end);

  return {
    get joined() {
      return joined;
    },
    join(signal) {
      joined++;
      waiting++;
      if (signal === undefined) return outcome;
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          reject(signal.reason);
          waiting--;
          if (waiting > 0 || hasEnded) return;
          end();
          controller.abort(signal.reason);
        };
        const stay = () => signal.removeEventListener('abort', leave);
        // Of one that has left already, neither settles anything.
        outcome.then(
          (value) => {
            stay();
            resolve(value);
          },
          (error) => {
            stay();
            reject(error);
          },
        );
        if (signal.aborted) leave();
        else onAbort(signal, leave);
      });
    },
  };
}
