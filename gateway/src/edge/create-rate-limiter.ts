import type { Allowance, Budget, CostBudget } from './budget.ts';
import { createBudget } from './create-budget.ts';
import { createInsuredCounter } from './insured-counter.ts';
import { createMemoryCounter } from './memory-counter.ts';
import type { WindowCounter } from './window-counter.ts';

export interface RateLimits {
  /** Seconds a window lasts. */
  windowS: number;
  requests: Allowance;
  /** In points of cost. */
  cost: Allowance;
}

interface RateLimiterOptions extends RateLimits {
  /** The Redis that gateways share their counts in. Default: this process's memory. */
  redisUrl?: string | undefined;
  /** Milliseconds Redis has for one count before the gateway counts for itself. Default 100. */
  redisBudgetMs?: number;
  /** Told when Redis stops and starts answering; meanwhile each gateway counts for itself. */
  onStoreChange?: (isAnswering: boolean) => void;
}

/** What callers may use. */
export interface RateLimiter {
  requests: Budget;
  cost: CostBudget;
  /** Ends the connection to Redis, where there is one. */
  close(): void;
}

/** Rate limits by caller. Redis is loaded only when it is used, and when it is down no request fails or waits for it. */
export async function createRateLimiter(options: RateLimiterOptions): Promise<RateLimiter> {
  const { windowS, requests, cost } = options;
  const { counter, close } = await createCounter(options);
  return {
    requests: createBudget({ name: 'requests', allowance: requests, windowS, counter }),
    cost: createBudget({ name: 'cost', allowance: cost, windowS, counter }),
    close,
  };
}

async function createCounter(options: RateLimiterOptions): Promise<{ counter: WindowCounter; close(): void }> {
  const { windowS, redisUrl, redisBudgetMs, onStoreChange } = options;
  const memory = createMemoryCounter({ windowS });
  if (redisUrl === undefined) return { counter: memory, close: () => {} };
  const [{ connectRedis }, { createRedisCounter }] = await Promise.all([
    import('./connect-redis.ts'),
    import('./redis-counter.ts'),
  ]);
  const client = await connectRedis(redisUrl);
  const counter = createInsuredCounter(createRedisCounter(client, windowS), memory, {
    ...(redisBudgetMs !== undefined && { budgetMs: redisBudgetMs }),
    ...(onStoreChange && { onChange: onStoreChange }),
  });
  return { counter, close: () => (client.isOpen ? client.destroy() : undefined) };
}
