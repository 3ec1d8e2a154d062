import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isScalarType,
} from 'graphql';

const specialFields = ['__resolveReference', '__resolveType', '__isTypeOf'];

/**
 * `buildSubgraphSchema` passes over a resolver it finds no place for, and a root field without one answers null. Both
 * are slips that should stop the start.
 *
 * @param scalars the scalars that must have a resolver
 */
export function assertResolversFit(schema: GraphQLSchema, resolvers: object, scalars: readonly string[]): void {
  const given = new Map(Object.entries(resolvers).filter(([, fields]) => fields !== undefined));
  for (const [typeName, fields] of given) {
    const type = schema.getType(typeName);
    if (!type) throw new TypeError(`Resolvers must be for types of the schema; got ${typeName}.`);
    const known = fieldsOf(type);
    const stray = known && Object.keys(fields).find((field) => !known.includes(field));
    if (stray) throw new TypeError(`Resolvers must be for fields of the schema; got ${typeName}.${stray}.`);
  }
  const missing = [...scalars.filter((name) => !given.has(name)), ...unresolvedRootFields(schema)];
  if (missing.length > 0) throw new TypeError(`The schema needs resolvers for ${missing.join(', ')}.`);
}

/** What a type's resolvers may be keyed by; undefined for a scalar, whose resolver is the type itself. */
function fieldsOf(type: GraphQLNamedType): string[] | undefined {
  if (isScalarType(type)) return undefined;
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [];
  return [...fields, ...specialFields];
}

function unresolvedRootFields(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {})
      .filter((field) => field.resolve === undefined)
      .map((field) => `${type?.name}.${field.name}`),
  );
}
