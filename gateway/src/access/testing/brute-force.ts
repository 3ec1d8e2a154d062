import {
  execute,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What a viewer who lacks scopes is refused in a guarded schema, told from the scopes' names alone. */
export interface Lacking {
  type(type: GraphQLObjectType): boolean;
  field(type: GraphQLObjectType, field: string): boolean;
}

/** @param schema as clients see it */
export function lackingIn(schema: GraphQLSchema, scopes: readonly string[]): Lacking {
  const lacks = new Set(scopes);
  const isTypeRefused = (type: GraphQLObjectType) => lacks.has(type.name);
  return {
    type: isTypeRefused,
    field(type, field) {
      const definition = type.getFields()[field];
      if (!definition) return false;
      if ([type, ...type.getInterfaces()].some(({ name }) => lacks.has(`${name}.${field}`))) return true;
      const returned = getNamedType(definition.type);
      if (isObjectType(returned)) return isTypeRefused(returned);
      return isAbstractType(returned) && schema.getPossibleTypes(returned).every(isTypeRefused);
    },
  };
}

/** Runs the operation over the whole schema at once, each position asked by its run-time type whether it is refused. */
export async function executeRefusing(schema: GraphQLSchema, source: string, rootValue: unknown, lacking: Lacking) {
  const { data, errors = [] } = await execute({
    schema,
    document: parse(source),
    rootValue,
    fieldResolver(parent: Record<string, unknown>, given, _context, { parentType, fieldName }) {
      if (lacking.field(parentType, fieldName)) throw new Error('refused');
      const value = parent[fieldName];
      return typeof value === 'function' ? value(given) : value;
    },
    typeResolver(value: { __typename: string }) {
      const type = schema.getType(value.__typename);
      if (isObjectType(type) && lacking.type(type)) throw new Error('refused');
      return value.__typename;
    },
  });
  return { data: JSON.parse(JSON.stringify(data)), paths: errors.map(({ path = [] }) => path.join('.')).sort() };
}

/**
 * The refused coordinates that a subgraph's operation asks for, each field counted on every run-time type it could meet.
 *
 * @param client the schema as clients see it: what a subgraph adds (`_entities`) is refused to nobody
 */
export function refusedIn(subgraph: GraphQLSchema, client: GraphQLSchema, source: string, lacking: Lacking): string[] {
  const found: string[] = [];
  const typeInfo = new TypeInfo(subgraph);
  visit(
    parse(source),
    visitWithTypeInfo(typeInfo, {
      [Kind.FIELD]({ name: { value: field } }) {
        const parent = typeInfo.getParentType();
        if (!parent || field.startsWith('_')) return;
        for (const { name } of isObjectType(parent)
          ? [parent]
          : isAbstractType(parent)
            ? subgraph.getPossibleTypes(parent)
            : []) {
          const type = client.getType(name);
          if (!isObjectType(type)) continue;
          if (lacking.type(type) || lacking.field(type, field)) found.push(`${name}.${field}`);
        }
      },
    }),
  );
  return found;
}
