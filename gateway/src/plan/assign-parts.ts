import { GraphError } from '@weedhounds/errors';
import {
  doTypesOverlap,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type RequiredField, type RequiredFields, returnedType } from './read-required-fields.ts';

/** In which part of a split operation a field is, by its number; where it is not said, it is where the field above it is. */
export type Parts = ReadonlyMap<FieldNode, number>;

export interface Assignment {
  parts: Parts;
  /** How many parts there are; 1: nothing must be asked apart. */
  count: number;
  /** The first two that must be asked apart. */
  conflict: Conflict | undefined;
}

/** Two fields, such as `Post.rank`. */
export type Conflict = readonly [string, string];

/** Something required, at its place in the answer. */
interface Demand extends Pick<RequiredField, 'type' | 'arguments' | 'isAlternative'> {
  /** Response names from the root. */
  place: string;
  /** What requires it, such as `Post.rank`. */
  by: string;
}

interface Place {
  type: GraphQLCompositeType;
  path: readonly string[];
  part: number;
  /** What is required for the fields on the way here. */
  above: readonly Demand[];
}

/**
 * Says which fields of an operation must be asked apart from one another, because in one place they require one field with different
 * arguments: as few parts as are found by taking each field in its turn.
 *
 * @param operation without named fragments, each selection an object of its own
 * @throws GraphError INTERNAL_SERVER_ERROR for a field of which the requirements contradict each other
 */
export function assignParts(
  schema: GraphQLSchema,
  required: RequiredFields,
  operation: OperationDefinitionNode,
): Assignment {
  const demands: Map<string, Demand[]>[] = [new Map()];
  const parts = new Map<FieldNode, number>();
  let first: Conflict | undefined;

  function visitAll({ selections }: SelectionSetNode, place: Place): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) visitField(selection, place);
      if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
      const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
      visitAll(selection.selectionSet, isCompositeType(condition) ? { ...place, type: condition } : place);
    }
  }

  function visitField(field: FieldNode, place: Place): void {
    const { alias, name, selectionSet } = field;
    const { type, path, above } = place;
    const by = `${type.name}.${name.value}`;
    const own = required
      .of(type, name.value)
      .map((needed): Demand => ({ ...needed, place: [...path, ...needed.path].join('.'), by }));
    const part = own.length > 0 ? choosePart(own, place) : place.part;
    if (part !== place.part) parts.set(field, part);
    const returned = returnedType(type, name.value);
    if (!selectionSet || !returned) return;
    const below = [...path, (alias ?? name).value];
    visitAll(selectionSet, { type: returned, path: below, part, above: [...above, ...own] });
  }

  function choosePart(own: readonly Demand[], { part, above }: Place): number {
    const certain = own.filter(({ isAlternative }) => !isAlternative);
    const contradiction = findConflict(schema, collect(certain), certain);
    if (contradiction) throw requiresContradiction(contradiction[0]);
    const whole = [...above, ...own];
    const others = demands.map((_, index) => index).filter((index) => index !== part);
    for (const candidate of [part, ...others]) {
      const asked = candidate === part ? own : whole;
      const conflict = findConflict(schema, demands[candidate] ?? new Map(), asked);
      first ??= conflict;
      if (conflict) continue;
      collect(asked, demands[candidate]);
      return candidate;
    }
    demands.push(collect(whole));
    return demands.length - 1;
  }

  const root = schema.getRootType(operation.operation);
  if (root) visitAll(operation.selectionSet, { type: root, path: [], part: 0, above: [] });
  return { parts, count: demands.length, conflict: first };
}

/** Adds demands to those of a part, by their places. */
function collect(demands: readonly Demand[], into = new Map<string, Demand[]>()): Map<string, Demand[]> {
  for (const demand of demands) {
    const there = into.get(demand.place) ?? [];
    into.set(demand.place, there);
    const isKnown = there.some(({ type, arguments: given }) => type === demand.type && given === demand.arguments);
    if (!isKnown) there.push(demand);
  }
  return into;
}

/** The two fields of which one requires with other arguments what the other requires in the same place. */
function findConflict(
  schema: GraphQLSchema,
  known: ReadonlyMap<string, readonly Demand[]>,
  asked: readonly Demand[],
): Conflict | undefined {
  for (const one of asked) {
    const other = known
      .get(one.place)
      ?.find((there) => there.arguments !== one.arguments && doTypesOverlap(schema, there.type, one.type));
    if (other) return [other.by, one.by];
  }
  return undefined;
}

function requiresContradiction(field: string): GraphError {
  return new GraphError(
    'INTERNAL_SERVER_ERROR',
    `${field} requires one field with different arguments in one place, by way of other fields it requires; no plan brings both.`,
  );
}
