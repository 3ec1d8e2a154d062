import type { SubgraphClient } from './exchange.ts';

interface RetryOptions {
  /** Milliseconds for a call and its retry together. */
  deadlineMs: number;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
}

/** Retries that a call earns: one for ten calls. */
const earned = 0.1;

/** Retries that can be saved up. */
const most = 10;

/**
 * Sends a repeatable call once more when its connection, kept from earlier calls, ended before the answer began: the subgraph may
 * have closed it as idle, or have been replaced. At most one retry for ten calls: a subgraph that is down is not hit twice.
 */
export function withRetry(
  client: SubgraphClient,
  { deadlineMs, now = () => performance.now() }: RetryOptions,
): SubgraphClient {
  let saved = 1;
  return {
    async post(body, call = {}) {
      saved = Math.min(most, saved + earned);
      const startedAt = now();
      const exchange = await client.post(body, call);
      const isLost = exchange.kind === 'failed' && exchange.isUnanswered === true;
      if (!isLost || !call.isRepeatable || saved < 1) return exchange;
      const leftMs = deadlineMs - (now() - startedAt);
      if (leftMs <= 0) return exchange;
      saved -= 1;
      return client.post(body, { ...call, deadlineMs: leftMs });
    },
    close: () => client.close(),
  };
}
