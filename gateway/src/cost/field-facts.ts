import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { CostDirectives, ListSize } from './cost-directives.ts';
import type { InputCosts } from './input-costs.ts';

/** What a schema says of the cost of an object type's field. */
export interface FieldFacts {
  definition: GraphQLField<unknown, unknown>;
  /** As in `FieldPlan`. */
  weight: number | undefined;
  inputs: readonly GraphQLArgument[];
  listDepth: number;
  listSize: ListSize | undefined;
  /** The object types it may return; null for a leaf. */
  possible: readonly GraphQLObjectType[] | null;
}

/** Makes the function that says what is declared for a field; each is read once. */
export function createFieldFacts(schema: GraphQLSchema, directives: CostDirectives, inputs: InputCosts) {
  const read = (type: GraphQLObjectType, name: string): FieldFacts => {
    const definition = type.getFields()[name];
    if (!definition) {
      throw new TypeError(`Operations must be validated before their cost is known; ${type.name} has no ${name}.`);
    }
    const returned = getNamedType(definition.type);
    const possible = possibleTypes(schema, returned);
    const weight = directives.weightOf(definition);
    // What an interface says of its field holds where the type itself says nothing.
    const declarations = [definition, ...type.getInterfaces().flatMap((one) => one.getFields()[name] ?? [])];
    const listSizes = declarations.map((one) => directives.listSizeOf(one));
    return {
      definition,
      weight: weight ?? (possible ? undefined : (directives.weightOf(returned) ?? 0)),
      inputs: definition.args.filter((argument) => inputs.canCost(argument)),
      listDepth: listDepth(definition.type),
      listSize: listSizes.find((size) => size !== undefined),
      possible,
    };
  };

  const known = new Map<string, FieldFacts>();
  return (type: GraphQLObjectType, name: string): FieldFacts => {
    const key = `${type.name}.${name}`;
    const facts = known.get(key) ?? read(type, name);
    known.set(key, facts);
    return facts;
  };
}

function possibleTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] | null {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : null;
}

function listDepth(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}
