import type { Standing } from './budget.ts';

/**
 * The headers that say where a caller stands. Those of several budgets make one list.
 *
 * Source: https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10
 */
export function rateLimitHeaders({ budget, limit, windowS, remaining, resetS }: Standing): Record<string, string> {
  return {
    'ratelimit-policy': `"${budget}";q=${limit};w=${windowS}`,
    ratelimit: `"${budget}";r=${remaining};t=${resetS}`,
  };
}
