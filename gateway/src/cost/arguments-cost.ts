import type { InputCosts } from './input-costs.ts';
import { readValue, type VariableValues } from './operation-values.ts';
import type { FieldPlan, FinitePlan } from './plan.ts';

interface ArgumentsCostOptions {
  plan: FinitePlan;
  variables: VariableValues;
  inputs: InputCosts;
}

/** Makes the function that says what a field's arguments cost together, for one request; each field's are read once. */
export function createArgumentsCost({ plan, variables, inputs }: ArgumentsCostOptions): (field: FieldPlan) => number {
  const costs: (number | undefined)[] = new Array(plan.fieldCount);
  return (field) => {
    if (field.inputs.length === 0) return 0;
    const known = costs[field.index];
    if (known !== undefined) return known;
    let cost = 0;
    for (const { definition, value } of field.inputs) cost += inputs.costOf(definition, readValue(value, variables));
    costs[field.index] = cost;
    return cost;
  };
}
