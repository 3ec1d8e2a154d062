import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

const rootTypes = new Set(['Query', 'Mutation']);

/** Schema coordinates of every type, field, argument and enum value without a description. Root types need none. */
export function findUndescribed(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .flatMap((type) => [...(isDescribed(type) ? [] : [type.name]), ...membersOf(type)]);
}

function isDescribed(type: GraphQLNamedType): boolean {
  return rootTypes.has(type.name) || Boolean(type.description);
}

function membersOf(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return undescribed(type.name, type.getValues());
  if (isInputObjectType(type)) return undescribed(type.name, Object.values(type.getFields()));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    ...undescribed(type.name, [field]),
    ...field.args.filter(({ description }) => !description).map(({ name }) => `${type.name}.${field.name}(${name}:)`),
  ]);
}

function undescribed(
  owner: string,
  members: readonly { name: string; description?: string | null | undefined }[],
): string[] {
  return members.filter(({ description }) => !description).map(({ name }) => `${owner}.${name}`);
}
