import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { CostBudget } from '../edge/budget.ts';
import type { Charges } from './cost-check.ts';
import type { CostModel } from './create-cost-model.ts';
import { giveBack } from './give-back.ts';

/** What a request cost that has ended, in points. */
export interface Spent {
  estimated: number;
  used: number;
}

interface CostReportOptions {
  /** The model of a schema that is served. */
  modelOf: (schema: GraphQLSchema) => CostModel;
  /** The most an operation may cost. */
  limit: number;
  /** What the check took the estimate from. */
  budget?: CostBudget | undefined;
  charges: Charges;
  /** Where it is noted what requests cost, by their signals. */
  spent: WeakMap<AbortSignal, Spent>;
}

/**
 * Says in `extensions.cost` of an answer what it may have cost, what it did and what is allowed, and gives the rest back to
 * the caller's budget. Says nothing where the operation was not executed or can cost nothing, as introspection.
 */
export function createCostReport(options: CostReportOptions): ApolloServerPlugin<GatewayContext> {
  const { modelOf, limit, budget, charges, spent } = options;
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, document, operation, request, response: { body }, schema }) {
          const estimated = charges.get(contextValue);
          if (!estimated || !document || !operation || body.kind !== 'single') return;
          charges.delete(contextValue);
          const result = body.singleResult;
          const isExecuted = result.data !== undefined;
          const used = isExecuted
            ? modelOf(schema).actual({ document, operation, variables: request.variables ?? {} }, result.data)
            : 0;
          if (contextValue.signal) spent.set(contextValue.signal, { estimated, used });
          if (isExecuted) result.extensions = { ...result.extensions, cost: { estimated, actual: used, limit } };
          if (budget) giveBack(budget, contextValue.viewer.caller, estimated - used);
        },
      };
    },
  };
}
