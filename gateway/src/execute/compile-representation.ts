import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { applyRewrites } from './apply-rewrites.ts';
import type { Entity } from './merge.ts';
import { selectPresent } from './select-present.ts';
import type { TypeRelations } from './type-relations.ts';

/** What is said of an entity that is not asked for. */
export type Unasked =
  /** Nothing is asked of objects of its type. */
  | 'not asked'
  /** Every field by which it would be found is null, whatever else the subgraph must be told: there is no such entity. */
  | 'absent'
  /** A field that was fetched for this is missing. */
  | 'missing';

/**
 * What a subgraph is told of an entity so that it finds it, as the JSON text that is sent, which begins with a brace: equal texts,
 * equal entities.
 */
export type Represent = (entity: Entity) => string | Unasked;

/** A field of a representation beside `__typename`; `selections` where it holds objects. */
interface Part {
  name: string;
  /** `,"name":` */
  label: string;
  selections: readonly QueryPlanSelectionNode[] | undefined;
  /** Whether the entity may be found by it. */
  isKey: boolean;
}

/** By what, and under which other types, a fetch's subgraph finds entities. */
export interface RepresentationOptions {
  rewrites: readonly FetchDataRewrite[];
  /** Names of the fields by which the subgraph knows entities of any type. */
  keyNames: ReadonlySet<string>;
  types: TypeRelations;
}

/**
 * Makes the function that makes representations for one fetch.
 *
 * @param requires what the plan says an entity is found by, and what else the subgraph must be told
 */
export function compileRepresentation(
  requires: readonly QueryPlanSelectionNode[],
  { rewrites, keyNames, types }: RepresentationOptions,
): Represent {
  const known = new Map<readonly QueryPlanSelectionNode[], Map<string | undefined, readonly Part[]>>();
  const forms = new Map<string, Form>();

  /** The fields asked of objects of a type, those of fragments among them. */
  function partsOf(selections: readonly QueryPlanSelectionNode[], typename: string | undefined): readonly Part[] {
    const byType = known.get(selections) ?? new Map<string | undefined, readonly Part[]>();
    known.set(selections, byType);
    let parts = byType.get(typename);
    if (!parts) {
      parts = collectParts(selections, typename, types, keyNames);
      // Names that no type has are not remembered: there is no end of them.
      if (typename === undefined || types.isKnown(typename)) byType.set(typename, parts);
    }
    return parts;
  }

  /** The part of an object, or of each of a list, that is sent. */
  function pick(value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown {
    if (Array.isArray(value)) return value.map((item) => pick(item, selections));
    if (value === null || typeof value !== 'object') return null;
    const object = value as Entity;
    const picked: Entity = {};
    for (const part of partsOf(selections, typenameOf(object))) {
      const inner = object[part.name];
      // As in an answer: an object that lacks what it must have is none.
      if (inner === undefined) return selectPresent(object, selections, types) ?? null;
      picked[part.name] = part.selections ? pick(inner, part.selections) : inner;
    }
    return picked;
  }

  function formOf(typename: string): Form {
    const form = forms.get(typename) ?? toForm(partsOf(requires, typename), typename);
    if (types.isKnown(typename)) forms.set(typename, form);
    return form;
  }

  return (entity) => {
    const typename = typenameOf(entity);
    if (typename === undefined) return 'not asked';
    const { beginning, parts, hasKeys } = forms.get(typename) ?? formOf(typename);
    if (beginning === undefined) return 'not asked';
    let text = beginning;
    let given = 0;
    for (const { name, label, selections, isKey } of parts) {
      const value = entity[name];
      if (value === undefined) return representPresent(entity);
      if (value !== null && (isKey || !hasKeys)) given++;
      text += label + toJson(selections ? pick(value, selections) : value);
    }
    if (given === 0 && parts.length > 0) return 'absent';
    return rewrites.length > 0 ? rewrite(`${text}}`) : `${text}}`;
  };

  function representPresent(entity: Entity): string | Unasked {
    const present = selectPresent(entity, requires, types);
    if (present?.__typename === undefined) return 'missing';
    applyRewrites(types, rewrites, present);
    return JSON.stringify(present);
  }

  function rewrite(representation: string): string {
    const parsed: unknown = JSON.parse(representation);
    applyRewrites(types, rewrites, parsed);
    return JSON.stringify(parsed);
  }
}

/** How representations of one type are made. */
interface Form {
  /** `{"__typename":"…"`; undefined where the plan asks nothing of the type. */
  beginning: string | undefined;
  parts: readonly Part[];
  /** Whether any of them is a key; where none is, all are taken for keys. */
  hasKeys: boolean;
}

function toForm(parts: readonly Part[], typename: string): Form {
  const isAsked = parts.some(({ name }) => name === '__typename');
  return {
    beginning: isAsked ? `{"__typename":${JSON.stringify(typename)}` : undefined,
    parts: parts.filter(({ name }) => name !== '__typename'),
    hasKeys: parts.some(({ isKey }) => isKey),
  };
}

/** What needs no escape in JSON: most keys. */
const plain = /^[\w .:/-]*$/;

/** A value as JSON; faster than `JSON.stringify` for most that identify something. */
function toJson(value: unknown): string {
  return typeof value === 'string' && plain.test(value) ? `"${value}"` : JSON.stringify(value);
}

function typenameOf({ __typename: typename }: Entity): string | undefined {
  return typeof typename === 'string' ? typename : undefined;
}

function collectParts(
  selections: readonly QueryPlanSelectionNode[],
  typename: string | undefined,
  types: TypeRelations,
  keyNames: ReadonlySet<string>,
): readonly Part[] {
  const parts = new Map<string, Part>();
  const collect = (nodes: readonly QueryPlanSelectionNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'Field') {
        const name = node.alias ?? node.name;
        const before = parts.get(name)?.selections ?? [];
        const inner = node.selections && [...before, ...node.selections];
        parts.set(name, {
          name,
          label: `,${JSON.stringify(name)}:`,
          selections: inner,
          isKey: keyNames.has(name),
        });
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
