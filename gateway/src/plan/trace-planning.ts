import { tracingChannel } from 'node:diagnostics_channel';
import type { QueryPlan } from '@apollo/query-planner';
import type { Planner } from './create-planner.ts';

/** Name of the tracing channel on which each planning is published, as a promise. */
export const planChannel = 'weedhounds:gateway:plan';

const plannings = tracingChannel(planChannel);

/** Plans an operation, and publishes that it does. */
export function tracePlanning(
  planner: Planner,
  document: string,
  operationName: string | undefined,
): Promise<QueryPlan> {
  return plannings.tracePromise(() => planner.plan(document, operationName), { operationName });
}
