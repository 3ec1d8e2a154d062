import type { CostBudget } from '../edge/budget.ts';
import { quietLogger } from '../load/quiet-logger.ts';

/**
 * Gives a caller back what an operation did not need, while its answer goes out: a store that is down costs its caller at most
 * the estimate, and no answer.
 */
export function giveBack(budget: CostBudget, caller: string, points: number): void {
  budget.giveBack(caller, points).catch((error: unknown) => {
    quietLogger.warn(`Points of cost could not be given back: ${error}`);
  });
}
