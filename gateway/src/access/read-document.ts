import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isUnionType,
  Kind,
} from 'graphql';

/** True for `__typename`, `__schema` and `__type`, which are open to everyone who may introspect. */
export function isMetaField({ name }: FieldNode): boolean {
  return name.value.startsWith('__');
}

/**
 * The type a field of a validated operation returns.
 *
 * @throws TypeError when the operation does not fit the schema
 */
export function returnTypeOf(parent: GraphQLCompositeType, field: string): GraphQLOutputType {
  const definition = isUnionType(parent) ? undefined : parent.getFields()[field];
  if (!definition)
    throw new TypeError(`Operations must be validated before access to them is; ${parent.name} has no ${field}.`);
  return definition.type;
}

/**
 * The type a fragment's condition names; the parent where it has none.
 *
 * @throws TypeError when the schema has no such type
 */
export function conditionOf(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  fragment: { readonly typeCondition?: { readonly name: { readonly value: string } } | undefined },
): GraphQLCompositeType {
  if (!fragment.typeCondition) return parent;
  const type = schema.getType(fragment.typeCondition.name.value);
  if (!isCompositeType(type))
    throw new TypeError(`Operations must be validated before access to them is; got a fragment on ${type}.`);
  return type;
}

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
}
