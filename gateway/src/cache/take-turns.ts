import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { TieredCache } from '@weedhounds/cache';

/** What tells processes apart that want to do the same. */
export interface Leases {
  take(
    name: string,
    ms: number,
  ): Promise<{ kind: 'ours'; release(): Promise<void> } | { kind: 'taken' } | { kind: 'unknown' }>;
}

/** Lets one process ask for what several lack, while the others wait for what it keeps. */
export interface Turns {
  /**
   * Waits while another process asks for the same. What it kept is in memory then.
   *
   * @param keys of what is to be asked for
   * @returns to be called when what was asked for is in the store, or will not be
   */
  begin(keys: readonly string[]): Promise<() => void>;
}

export interface TurnsOptions {
  leases: Leases;
  cache: Pick<TieredCache, 'load' | 'peek'>;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
}

/** Milliseconds after which a process that took a turn is not waited for any more. */
const longestMs = 2_000;

/** Milliseconds between two looks whether the other has what is waited for. */
const lookMs = 20;

/** Milliseconds for which nobody is asked for a turn after that could not be done. */
const pauseMs = 1_000;

const nothing = () => {};

export function createTurns({ leases, cache, now = () => performance.now() }: TurnsOptions): Turns {
  /** Of this process, by name: those who come meanwhile share the calls that it makes. */
  const begun = new Map<string, Promise<() => void>>();
  let pausedUntil = 0;

  async function wait(keys: readonly string[]): Promise<void> {
    const until = now() + longestMs;
    while (now() < until) {
      await setTimeout(lookMs);
      await cache.load(keys.filter((key) => cache.peek(key).kind !== 'found'));
      if (keys.every((key) => cache.peek(key).kind === 'found')) return;
    }
  }

  async function take(name: string, keys: readonly string[]): Promise<() => void> {
    const lease = await leases.take(name, longestMs);
    if (lease.kind === 'unknown') pausedUntil = now() + pauseMs;
    if (lease.kind === 'taken') await wait(keys);
    if (lease.kind !== 'ours') {
      begun.delete(name);
      return nothing;
    }
    return () => {
      begun.delete(name);
      void lease.release();
    };
  }

  return {
    async begin(keys) {
      if (keys.length === 0 || now() < pausedUntil) return nothing;
      const name = createHash('sha256').update(keys.join('\n')).digest('base64url');
      const known = begun.get(name);
      if (known) {
        await known;
        return nothing;
      }
      const taking = take(name, keys);
      begun.set(name, taking);
      return taking;
    },
  };
}
