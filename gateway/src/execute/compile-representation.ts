import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { applyRewrites } from './apply-rewrites.ts';
import type { Entity } from './merge.ts';
import type { TypeRelations } from './type-relations.ts';

/** What a subgraph can be told of an entity, so that it finds it. */
export type Representation =
  /** As the JSON text that is sent: equal texts, equal entities. */
  | { kind: 'built'; text: string }
  /** Nothing is asked of objects of its type. */
  | { kind: 'not asked' }
  /** Every field by which it would be found is null: there is no such entity. */
  | { kind: 'absent' }
  /** A field that was fetched for this is missing. */
  | { kind: 'missing' };

const notAsked: Representation = { kind: 'not asked' };
const absent: Representation = { kind: 'absent' };
const missing: Representation = { kind: 'missing' };

/** A field of a representation; `selections` where it holds objects. */
interface Part {
  name: string;
  selections: readonly QueryPlanSelectionNode[] | undefined;
}

/**
 * Makes the function that makes representations for one fetch.
 *
 * @param requires what the plan says an entity is found by, and what else the subgraph must be told
 */
export function compileRepresentation(
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly FetchDataRewrite[],
  types: TypeRelations,
): (entity: Entity) => Representation {
  const known = new Map<readonly QueryPlanSelectionNode[], Map<string | undefined, readonly Part[]>>();

  /** The fields asked of objects of a type, those of fragments among them. */
  function partsOf(selections: readonly QueryPlanSelectionNode[], typename: string | undefined): readonly Part[] {
    const byType = known.get(selections) ?? new Map<string | undefined, readonly Part[]>();
    known.set(selections, byType);
    let parts = byType.get(typename);
    if (!parts) {
      parts = collectParts(selections, typename, types);
      // Names that no type has are not remembered: there is no end of them.
      if (typename === undefined || types.isKnown(typename)) byType.set(typename, parts);
    }
    return parts;
  }

  function pick(value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown {
    if (Array.isArray(value)) return value.map((item) => pick(item, selections));
    if (value === null || typeof value !== 'object') return null;
    const object = value as Entity;
    const picked: Entity = {};
    for (const part of partsOf(selections, typenameOf(object))) {
      const inner = object[part.name];
      // As in an answer: an object that lacks what it must have is none.
      if (inner === undefined) return null;
      picked[part.name] = part.selections ? pick(inner, part.selections) : inner;
    }
    return picked;
  }

  return (entity) => {
    const typename = typenameOf(entity);
    if (typename === undefined) return notAsked;
    const parts = partsOf(requires, typename);
    const representation: Entity = {};
    let given = 0;
    for (const { name, selections } of parts) {
      const value = entity[name];
      if (value === undefined) return missing;
      const picked = selections ? pick(value, selections) : value;
      representation[name] = picked;
      if (picked !== null) given++;
    }
    if (representation.__typename === undefined) return notAsked;
    if (parts.length > 1 && given === 1) return absent;
    if (rewrites.length > 0) applyRewrites(types, rewrites, representation);
    return { kind: 'built', text: JSON.stringify(representation) };
  };
}

function typenameOf({ __typename: typename }: Entity): string | undefined {
  return typeof typename === 'string' ? typename : undefined;
}

function collectParts(
  selections: readonly QueryPlanSelectionNode[],
  typename: string | undefined,
  types: TypeRelations,
): readonly Part[] {
  const parts = new Map<string, Part>();
  const collect = (nodes: readonly QueryPlanSelectionNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'Field') {
        const name = node.alias ?? node.name;
        const before = parts.get(name)?.selections ?? [];
        parts.set(name, { name, selections: node.selections && [...before, ...node.selections] });
        continue;
      }
      const { typeCondition } = node;
      const meets = typeCondition === undefined || (typename !== undefined && types.meets(typename, typeCondition));
      if (meets) collect(node.selections);
    }
  };
  collect(selections);
  return [...parts.values()];
}
