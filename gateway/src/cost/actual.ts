import type { FieldPlan, FinitePlan, ObjectPlan } from './plan.ts';
import { saturate } from './saturate.ts';

type Value = Readonly<Record<string, unknown>>;

/**
 * What an answer cost: the weights of what it holds. Null and what does not fit the operation cost nothing. An object whose
 * type the answer does not tell counts as the dearest type that has the answer's response names.
 *
 * @param argumentsCost what a field's arguments cost together; may be negative
 * @param data an answer's `data`
 */
export function actual(plan: FinitePlan, argumentsCost: (field: FieldPlan) => number, data: unknown): number {
  const costOfObject = (object: ObjectPlan, value: Value): number => {
    let cost = 0;
    for (const field of costlyFieldsOf(object)) cost += costOfField(field, value[field.responseName]);
    return cost;
  };
  const costOfField = (field: FieldPlan, value: unknown): number => {
    if (value === null || value === undefined) return 0;
    return saturate(argumentsCost(field) + costOfItems(field, value, field.listDepth));
  };
  const costOfItems = (field: FieldPlan, value: unknown, listDepth: number): number => {
    if (value === null || value === undefined) return 0;
    if (listDepth > 0) {
      let cost = 0;
      if (Array.isArray(value)) for (const item of value) cost += costOfItems(field, item, listDepth - 1);
      return cost;
    }
    if (!field.possible) return saturate(field.weight ?? 0);
    return isObject(value) ? costOfValue(field, field.possible, value) : 0;
  };
  const costOfValue = ({ weight }: FieldPlan, possible: readonly ObjectPlan[], value: Value): number => {
    const candidates = possible.length === 1 ? possible : possible.filter((object) => fits(object, value));
    let most = 0;
    for (const object of candidates) {
      most = Math.max(most, saturate((weight ?? object.weight) + costOfObject(object, value)));
    }
    return most;
  };

  return saturate(plan.base + (isObject(data) ? costOfObject(plan.root, data) : 0));
}

const costlyFields = new WeakMap<ObjectPlan, readonly FieldPlan[]>();

/** An object's fields without those that cost nothing whatever they hold: most leaves. */
function costlyFieldsOf(object: ObjectPlan): readonly FieldPlan[] {
  let costly = costlyFields.get(object);
  if (!costly) {
    costly = object.fields.filter(({ possible, weight, inputs }) => possible !== null || weight || inputs.length > 0);
    costlyFields.set(object, costly);
  }
  return costly;
}

/** True when the object may be of the plan's type: it has the response names and, where it tells its type, that type. */
function fits({ fields, typenames, typeName }: ObjectPlan, value: Value): boolean {
  return (
    Object.keys(value).length === fields.length + typenames.length &&
    typenames.every((name) => value[name] === typeName) &&
    fields.every(({ responseName }) => Object.hasOwn(value, responseName))
  );
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
