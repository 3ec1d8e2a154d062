import type { QueryPlan } from '@apollo/query-planner';
import { inSpan } from '../spans/in-span.ts';
import type { Planner } from './create-planner.ts';

/** Plans an operation, below a span `gateway.plan`. */
export function planInSpan(planner: Planner, document: string, operationName: string | undefined): Promise<QueryPlan> {
  const attributes = operationName === undefined ? {} : { 'graphql.operation.name': operationName };
  return inSpan('gateway.plan', attributes, () => planner.plan(document, operationName));
}
