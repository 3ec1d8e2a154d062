import { HeaderMap } from '@apollo/server';
import { GraphError } from '@weedhounds/errors';
import { Refusal } from '@weedhounds/http';
import type { Standing } from './budget.ts';

/** The refusal of a request by a caller who has sent too many. */
export function refuseRequest(standing: Standing): Refusal {
  return new Refusal(429, describe(standing), {
    code: 'RATE_LIMITED',
    headers: { 'retry-after': String(standing.resetS) },
  });
}

/**
 * The refusal of an operation that costs more than its caller may still use, with the status and headers that Apollo Server
 * answers with. An operation that costs more than the whole budget is not told to come back.
 *
 * @param points what the operation would cost
 */
export function refuseCost(standing: Standing, points: number): GraphError {
  const { limit, windowS, remaining, resetS } = standing;
  if (points > limit) {
    const message = `An operation may cost at most ${limit} points, all that is allowed in ${windowS} s; this one costs ${points}.`;
    return new GraphError('COST_LIMIT_EXCEEDED', message, { extensions: { http: { status: 400 } } });
  }
  const message = `${describe(standing)} This operation costs ${points}; ${remaining} are left.`;
  const headers = new HeaderMap([['retry-after', String(resetS)]]);
  return new GraphError('RATE_LIMITED', message, { extensions: { http: { status: 429, headers } } });
}

function describe({ budget, limit, windowS, resetS }: Standing): string {
  const what = budget === 'requests' ? 'requests' : 'points of cost';
  return `At most ${limit} ${what} are allowed in ${windowS} s; come back in ${resetS} s.`;
}
