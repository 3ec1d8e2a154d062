import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { nowhere } from '../fetch/place.ts';
import { type Entity, mergeInto } from './merge.ts';
import type { TypeRelations } from './type-relations.ts';

/**
 * What of a selection an object has, where it lacks a part: a fragment of which a field is missing is left out as a whole. What
 * several fetches of a plan need stands in a fragment each, and one may not have been fetched because of a condition.
 *
 * @returns undefined when a field is missing that stands in no fragment
 */
export function selectPresent(
  object: Readonly<Entity>,
  selections: readonly QueryPlanSelectionNode[],
  types: TypeRelations,
): Entity | undefined {
  const selected: Entity = {};
  for (const node of selections) {
    if (node.kind === 'Field') {
      const name = node.alias ?? node.name;
      const value = object[name];
      if (value === undefined) return undefined;
      selected[name] = node.selections ? selectValue(value, node.selections, types) : value;
      continue;
    }
    const { __typename: typename } = object;
    const { typeCondition } = node;
    const meets = typeCondition === undefined || (typeof typename === 'string' && types.meets(typename, typeCondition));
    const inner = meets ? selectPresent(object, node.selections, types) : undefined;
    if (inner) mergeInto(selected, inner, nowhere);
  }
  return selected;
}

/** An object that lacks what it must have is none. */
function selectValue(value: unknown, selections: readonly QueryPlanSelectionNode[], types: TypeRelations): unknown {
  if (Array.isArray(value)) return value.map((item) => selectValue(item, selections, types));
  if (typeof value !== 'object' || value === null) return null;
  return selectPresent(value as Entity, selections, types) ?? null;
}
