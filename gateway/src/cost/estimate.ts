import { listLength } from './list-length.ts';
import type { VariableValues } from './operation-values.ts';
import type { FieldPlan, FinitePlan } from './plan.ts';
import { saturate } from './saturate.ts';

interface EstimateOptions {
  variables: VariableValues;
  /** What a field's arguments cost together; may be negative. */
  argumentsCost: (field: FieldPlan) => number;
  /** The length of lists that nothing is declared of. */
  defaultListSize: number;
}

/**
 * The most that a plan's operation may cost. Each object of the plan is reckoned once.
 *
 * @throws GraphError BAD_USER_INPUT as `listLength`
 */
export function estimate(plan: FinitePlan, { variables, argumentsCost, defaultListSize }: EstimateOptions): number {
  const lengths = plan.sizes.map((size) => listLength(size, variables));
  const costs = new Float64Array(plan.objects.length);

  const count = ({ listDepth, sizes }: FieldPlan): number => {
    if (listDepth === 0) return 1;
    const size = sizes.find(({ index }) => lengths[index] !== undefined);
    return ((size && lengths[size.index]) ?? defaultListSize) * defaultListSize ** (listDepth - 1);
  };
  const dearest = ({ weight, possible }: FieldPlan): number => {
    let most = 0;
    for (const object of possible ?? []) {
      most = Math.max(most, saturate((weight ?? object.weight) + (costs[object.index] ?? 0)));
    }
    return most;
  };
  const costOf = (field: FieldPlan): number => {
    const each = field.possible ? dearest(field) : saturate(field.weight ?? 0);
    return saturate(argumentsCost(field) + saturate(count(field) * each));
  };

  for (const { index, fields } of plan.objects) {
    let cost = 0;
    for (const field of fields) cost += costOf(field);
    costs[index] = saturate(cost);
  }
  return saturate(plan.base + (costs[plan.root.index] ?? 0));
}
