import {
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type { RequirementTable } from './requirement-table.ts';

/** On which run-time types a field may be asked. */
export type Split =
  | { kind: 'allowed' }
  | { kind: 'refused' }
  | { kind: 'split'; allowed: readonly GraphQLObjectType[] };

/** A schema as it looks to viewers who are refused the same requirements. Refusals are named by the requirement's number. */
export interface RefusalView {
  schema: GraphQLSchema;
  /** Why objects of the type are refused, at whatever position. */
  refusalOfType(type: GraphQLObjectType): number | undefined;
  /** Why the field of an object of the type is refused. */
  refusalOfField(type: GraphQLObjectType, field: string): number | undefined;
  /** True when some run-time type of the position is refused as such. */
  isPartlyRefused(type: GraphQLCompositeType): boolean;
  /** Over which run-time types of a position a field must be asked. */
  split(parent: GraphQLCompositeType, field: string): Split;
}

/** @param refused numbers of the table's requirements that the viewers do not meet */
export function createRefusalView(
  schema: GraphQLSchema,
  table: RequirementTable,
  refused: ReadonlySet<number>,
): RefusalView {
  const allowedTypesOf = new Map<GraphQLCompositeType, readonly GraphQLObjectType[]>();
  const splits = new Map<string, Split>();
  const ifRefused = (number: number | undefined) => (number !== undefined && refused.has(number) ? number : undefined);
  const possibleTypes = (type: GraphQLCompositeType) => (isObjectType(type) ? [type] : schema.getPossibleTypes(type));
  const refusalOfType = (type: GraphQLObjectType) => ifRefused(table.ofType(type));

  function allowedTypes(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    let allowed = allowedTypesOf.get(type);
    if (!allowed) {
      allowed = possibleTypes(type).filter((possible) => refusalOfType(possible) === undefined);
      allowedTypesOf.set(type, allowed);
    }
    return allowed;
  }

  /** Where every run-time type is refused there is nothing to ask for: the first one's refusal speaks for all. */
  function refusalOfAll(type: GraphQLAbstractType): number | undefined {
    const [first] = possibleTypes(type);
    return first && allowedTypes(type).length === 0 ? refusalOfType(first) : undefined;
  }

  function refusalOfField(type: GraphQLObjectType, field: string): number | undefined {
    const own = ifRefused(table.ofField(type, field));
    if (own !== undefined) return own;
    const definition = type.getFields()[field];
    const returned = definition && getNamedType(definition.type);
    return isAbstractType(returned) ? refusalOfAll(returned) : undefined;
  }

  function makeSplit(parent: GraphQLCompositeType, field: string): Split {
    const allowed = allowedTypes(parent).filter((type) => refusalOfField(type, field) === undefined);
    if (allowed.length === 0) return { kind: 'refused' };
    return allowed.length === possibleTypes(parent).length ? { kind: 'allowed' } : { kind: 'split', allowed };
  }

  return {
    schema,
    refusalOfType,
    refusalOfField,
    isPartlyRefused: (type) => allowedTypes(type).length < possibleTypes(type).length,
    split(parent, field) {
      const place = `${parent.name}.${field}`;
      const split = splits.get(place) ?? makeSplit(parent, field);
      splits.set(place, split);
      return split;
    },
  };
}
