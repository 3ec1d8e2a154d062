import { Redis } from 'ioredis';

/**
 * A connection that waits for nothing: commands fail at once where there is no server, and after `budgetMs` where it does not answer. It
 * connects again by itself, for as long as it takes. Its `error` events must be listened to.
 */
export function connect(url: URL, budgetMs: number): Redis {
  return new Redis(url.href, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    commandTimeout: budgetMs,
    // A connection that has died without a word.
    socketTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
  });
}
