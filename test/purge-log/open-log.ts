import type { Fence, PurgeLog } from '@weedhounds/cache';
import { createRedisPurgeLog, type PurgeLogEvent } from '@weedhounds/cache/shared';

/** A purge log over Redis, and what it announced. */
export interface OpenLog extends PurgeLog {
  fence(): Fence;
  /** Resolves once the log hears the others, at once where it does. */
  hears(): Promise<void>;
  /** Resolves once the log is deaf. */
  isDeaf(): Promise<void>;
}

type Options = Omit<Parameters<typeof createRedisPurgeLog>[0], 'announce'>;

export function openLog(options: Options): OpenLog {
  const waiting = new Map<PurgeLogEvent['kind'], (() => void)[]>();
  let state: PurgeLogEvent['kind'] = 'deaf';
  const until = (kind: PurgeLogEvent['kind']) =>
    new Promise<void>((resolve) => {
      if (state === kind) resolve();
      else waiting.set(kind, [...(waiting.get(kind) ?? []), resolve]);
    });
  const log = createRedisPurgeLog({
    ...options,
    announce({ kind }) {
      if (kind === 'failed') return;
      state = kind;
      for (const resolve of waiting.get(kind) ?? []) resolve();
      waiting.delete(kind);
    },
  });
  return {
    ...log,
    fence() {
      const fence = log.fence();
      if (!fence) throw new Error('There is no fence.');
      return fence;
    },
    hears: () => until('hearing'),
    isDeaf: () => until('deaf'),
  };
}
