import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** An operation that asks for one field of one object type. */
export interface FieldOperation {
  type: GraphQLObjectType;
  field: string;
  text: string;
}

/**
 * For each field of each object type one operation that reaches it the shortest way from a root, and one through every
 * field that returns an abstract type which the type belongs to, `node` among them.
 */
export function operationsOnEveryField(schema: GraphQLSchema): FieldOperation[] {
  const routes = findRoutes(schema);
  return [...routes].flatMap(([type, ways]) =>
    Object.values(type.getFields()).flatMap((field) =>
      ways.map((way) => ({ type, field: field.name, text: way(`{ ${call(field)} }`) })),
    ),
  );
}

/** Puts selections on a type into an operation. */
type Route = (selections: string) => string;

function findRoutes(schema: GraphQLSchema): Map<GraphQLObjectType, Route[]> {
  const routes = new Map<GraphQLObjectType, Route[]>();
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  const waiting: [GraphQLObjectType, Route][] = [];
  if (query) waiting.push([query, (selections) => `query ${selections}`]);
  if (mutation) waiting.push([mutation, (selections) => `mutation ${selections}`]);
  const abstractSeen = new Set<string>();
  for (const [type, route] of waiting) {
    const known = routes.get(type);
    if (known) known.push(route);
    else routes.set(type, [route]);
    if (known) continue;
    for (const field of Object.values(type.getFields())) {
      const returned = getNamedType(field.type);
      if (!isCompositeType(returned)) continue;
      for (const next of isObjectType(returned) ? [returned] : schema.getPossibleTypes(returned)) {
        const isNew = !routes.has(next) && !waiting.some(([queued]) => queued === next);
        const place = `${type}.${field.name} ${next}`;
        if (!isNew && (isObjectType(returned) || abstractSeen.has(place))) continue;
        abstractSeen.add(place);
        waiting.push([next, (selections) => route(`{ ${call(field, within(returned, next, selections))} }`)]);
      }
    }
  }
  return routes;
}

function within(returned: GraphQLCompositeType, type: GraphQLObjectType, selections: string): string {
  return returned === type ? selections : `{ ... on ${type} ${selections} }`;
}

/** `name(required: arguments) selections`; `__typename` of what is an object where no selections are given. */
function call(field: GraphQLField<unknown, unknown>, selections?: string): string {
  const given = field.args
    .filter(isRequiredArgument)
    .map((argument: GraphQLArgument) => `${argument.name}: ${literal(argument.type)}`);
  const inner = isCompositeType(getNamedType(field.type)) ? (selections ?? '{ __typename }') : '';
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${inner}`;
}

/** Some literal of the type: whether it would be found is no matter. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return type.name === 'ID' || type.name === 'String' ? '"x"' : '1';
}
