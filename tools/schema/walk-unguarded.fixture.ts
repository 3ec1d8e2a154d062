import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';

/** Where a walk meets a type that is guarded. */
export interface Meeting {
  /** `Type.field`. */
  coordinate: string;
  /** The guarded type that the field's value may be. */
  type: string;
  /** Whether null may stand there, at every level. */
  mayBeNull: boolean;
}

/**
 * Walks a client schema from its root types as far as a viewer comes who is refused every guarded type.
 *
 * @returns the names of the types whose fields such a viewer reads, and where guarded types are met
 */
export function walkUnguarded(schema: GraphQLSchema, guarded: ReadonlySet<string>) {
  const open = new Set<GraphQLObjectType>(
    [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null),
  );
  const met: Meeting[] = [];
  for (const type of open) {
    for (const field of Object.values(type.getFields())) {
      for (const next of runtimeTypes(schema, getNamedType(field.type))) {
        if (!guarded.has(next.name)) open.add(next);
        else met.push({ coordinate: `${type.name}.${field.name}`, type: next.name, mayBeNull: mayBeNull(field) });
      }
    }
  }
  return { open: new Set([...open].map(({ name }) => name)), met };
}

function runtimeTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

function mayBeNull({ type }: GraphQLField<unknown, unknown>): boolean {
  return !String(type).includes('!');
}
