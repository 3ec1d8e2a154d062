import type { Keyv } from 'keyv';

interface PersistedQueryCacheOptions {
  /** Milliseconds one operation on the store may take. Default 100. */
  budgetMs?: number;
  /** Milliseconds the store is left alone after it failed or was late. Default 1,000. */
  pauseMs?: number;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
  /** Told when the store stops and starts answering. */
  onChange?: (isAnswering: boolean) => void;
}

/** Apollo Server's interface to a cache of texts. */
export interface TextCache {
  get(key: string): Promise<string | undefined>;
  /** @param options.ttl seconds the value is kept; for good when left out */
  set(key: string, value: string, options?: { ttl?: number | null }): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** A cache over a store whose connection it ends. */
export interface PersistedQueryCache extends TextCache {
  close(): Promise<void>;
}

/**
 * A Keyv store as Apollo Server's cache of persisted queries that never fails a request: whatever is wrong with the
 * store costs one budget and then nothing until the pause is over. Meanwhile every hash is unknown, and clients resend
 * the text.
 */
export function createPersistedQueryCache(
  store: Keyv<string>,
  options: PersistedQueryCacheOptions = {},
): PersistedQueryCache {
  const { budgetMs = 100, pauseMs = 1_000, now = () => performance.now(), onChange = () => {} } = options;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let isAnswering = true;

  function change(next: boolean): void {
    if (!next) pausedUntil = now() + pauseMs;
    if (next === isAnswering) return;
    isAnswering = next;
    onChange(next);
  }

  // The store reports its failures as events and answers as if nothing were stored.
  let failures = 0;
  store.on('error', () => {
    failures++;
  });

  async function within<T>(use: () => Promise<T>, otherwise: T): Promise<T> {
    if (now() < pausedUntil) return otherwise;
    const failuresBefore = failures;
    const fail = (): T => {
      failures++;
      return otherwise;
    };
    const budget = createBudget(budgetMs, fail);
    try {
      return await Promise.race([use(), budget.spent]);
    } catch {
      return fail();
    } finally {
      budget.cancel();
      change(failures === failuresBefore);
    }
  }

  return {
    get: (key) => within<string | undefined>(() => store.get<string>(key), undefined),
    set: (key, value, { ttl } = {}) =>
      within<void>(async () => void (await store.set(key, value, ttl ? ttl * 1_000 : undefined)), undefined),
    delete: (key) => within(() => store.delete(key), false),
    async close() {
      const budget = createBudget(budgetMs, () => {});
      await Promise.race([store.disconnect(), budget.spent]).catch(() => {});
      budget.cancel();
    },
  };
}

function createBudget<T>(milliseconds: number, onSpent: () => T): { spent: Promise<T>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const spent = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(onSpent()), milliseconds);
  });
  return { spent, cancel: () => clearTimeout(timer) };
}
