import { GraphError } from '@weedhounds/errors';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { CostBudget } from '../edge/budget.ts';
import { refuseCost } from '../edge/over-budget.ts';
import { rateLimitHeaders } from '../edge/rate-limit-headers.ts';
import type { OperationCheck } from '../operation/operation-check.ts';
import type { CostModel } from './create-cost-model.ts';

/** What a request was let in with: its estimate, by its context. */
export type Charges = WeakMap<GatewayContext, number>;

interface CostCheckOptions {
  /** The model of a schema that is served. */
  modelOf: (schema: GraphQLSchema) => CostModel;
  /** The most an operation may cost. 0: no limit. */
  limit: number;
  /** What callers may use. Default: they may use any amount. */
  budget?: CostBudget | undefined;
  charges: Charges;
}

/**
 * Refuses what may cost too much, and takes the estimate out of the caller's budget.
 *
 * The check throws GraphError COST_LIMIT_EXCEEDED beyond the limit or the whole budget, RATE_LIMITED beyond what is left of
 * the budget, and BAD_USER_INPUT as `CostModel.estimate`.
 */
export function createCostCheck({ modelOf, limit, budget, charges }: CostCheckOptions): OperationCheck {
  return async (request) => {
    const { context } = request;
    const estimated = modelOf(request.schema).estimate(request);
    if (limit > 0 && estimated > limit) throw refuse(estimated, limit);
    if (budget) {
      const { kind, standing } = await budget.take(context.viewer.caller, estimated);
      if (standing) for (const header of Object.entries(rateLimitHeaders(standing))) request.addHeader(...header);
      if (kind === 'denied') throw refuseCost(standing, estimated);
    }
    charges.set(context, estimated);
  };
}

function refuse(estimated: number, limit: number): GraphError {
  const message = `The operation may cost ${format(estimated)}; at most ${format(limit)} are allowed (COST_LIMIT).`;
  return new GraphError('COST_LIMIT_EXCEEDED', message, {
    extensions: { cost: { estimated, limit }, http: { status: 400 } },
  });
}

function format(cost: number): string {
  return cost.toLocaleString('en-US');
}
