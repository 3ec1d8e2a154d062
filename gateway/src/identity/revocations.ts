import { setTimeout } from 'node:timers/promises';
import type { Keyv } from 'keyv';

/** Tokens that were called back before their end, by their `jti`. */
export interface Revocations {
  /**
   * Refuses the token from now on.
   *
   * @param expiresAt the token's `exp`, in seconds since 1970: after it nothing need be kept
   * @throws Error when the store does not keep it
   */
  revoke(jti: string, expiresAt: number): Promise<void>;
  /** @throws Error when the store does not answer */
  isRevoked(jti: string): Promise<boolean>;
  /** Ends the store's connection. */
  close(): Promise<void>;
}

export interface RevocationOptions {
  store: Keyv<boolean>;
  /** Milliseconds since 1970. Default: the process's. */
  now?: () => number;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  clock?: () => number;
  /** Seconds that a token still holds after its end. Default 60, the longest leeway there is. */
  leewayS?: number;
  /** Milliseconds one operation on the store may take. Default 100. */
  budgetMs?: number;
  /** Milliseconds for which the store is not asked again after it failed or was late. Default 1,000. */
  pauseMs?: number;
  /** Revoked tokens this process remembers by itself, and refuses even while the store is down. Default 10,000. */
  capacity?: number;
}

/** Revocations in a Keyv store; gateways that share the store share them. */
export function createRevocations(options: RevocationOptions): Revocations {
  const {
    store,
    now = Date.now,
    clock = () => performance.now(),
    leewayS = 60,
    budgetMs = 100,
    pauseMs = 1_000,
    capacity = 10_000,
  } = options;
  const known = new Set<string>();
  let pausedUntil = Number.NEGATIVE_INFINITY;

  // Some stores report a failure as an event only and answer as if nothing were stored.
  let failures = 0;
  store.on('error', () => {
    failures++;
  });

  function remember(jti: string): void {
    known.add(jti);
    const [oldest] = known;
    if (known.size > capacity && oldest !== undefined) known.delete(oldest);
  }

  async function use<T>(operation: () => Promise<T>): Promise<T> {
    const failuresBefore = failures;
    try {
      const result = await within(budgetMs, operation());
      if (failures > failuresBefore) throw new Error('The store of revocations reported a failure.');
      return result;
    } catch (error) {
      pausedUntil = clock() + pauseMs;
      throw error;
    }
  }

  return {
    async revoke(jti, expiresAt) {
      const remainingMs = (expiresAt + leewayS) * 1_000 - now();
      if (remainingMs <= 0) return;
      remember(jti);
      const isKept = await use(() => store.set(jti, true, remainingMs));
      if (!isKept) throw new Error('The store of revocations did not keep one.');
    },
    async isRevoked(jti) {
      if (known.has(jti)) return true;
      if (clock() < pausedUntil) throw new Error('The store of revocations failed a moment ago.');
      const isRevoked = (await use(() => store.get(jti))) === true;
      if (isRevoked) remember(jti);
      return isRevoked;
    },
    async close() {
      await within(budgetMs, store.disconnect()).catch(() => {});
    },
  };
}

/** @throws Error when the promise takes longer */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`The store of revocations took longer than ${milliseconds} ms.`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
