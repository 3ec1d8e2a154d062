import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { CostBudget } from '../edge/budget.ts';
import type { OperationCheck } from '../operation/operation-check.ts';
import { type Charges, createCostCheck } from './cost-check.ts';
import { createCostReport, type Spent } from './cost-report.ts';
import type { CostModel } from './create-cost-model.ts';

interface CostControlOptions {
  /** The model of a schema that is served. */
  modelOf: (schema: GraphQLSchema) => CostModel;
  /** The most an operation may cost. 0: no limit. */
  limit: number;
  /** What callers may use. Default: they may use any amount. */
  budget?: CostBudget | undefined;
}

/** What stands before an operation's execution and what stands after it. */
export interface CostControl {
  check: OperationCheck;
  report: ApolloServerPlugin<GatewayContext>;
  /** What a request cost that has ended; undefined for one that cost nothing. */
  spentOf(context: GatewayContext): Spent | undefined;
}

/** The check and the report of operations' cost; the report knows what the check took. */
export function createCostControl(options: CostControlOptions): CostControl {
  const charges: Charges = new WeakMap();
  const spent = new WeakMap<AbortSignal, Spent>();
  return {
    check: createCostCheck({ ...options, charges }),
    report: createCostReport({ ...options, charges, spent }),
    spentOf: ({ signal }) => signal && spent.get(signal),
  };
}
