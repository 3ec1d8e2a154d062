import type { GatewayInterface } from '../load/with-validation.ts';
import type { PlanCache } from './plan-cache.ts';

/** A gateway whose operations are planned by the cache's planner. The gateway must look for its plans in the same cache. */
export function withPlanner(gateway: GatewayInterface, plans: PlanCache): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await gateway.load(options);
      return {
        executor:
          executor &&
          ((request) => {
            const { document, queryHash } = request;
            const { operationName } = request.request;
            return plans.whileExpecting({ document, queryHash, operationName }, () => executor(request));
          }),
      };
    },
    stop: () => gateway.stop(),
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
  };
}
