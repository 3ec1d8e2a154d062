import {
  buildASTSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { readFieldSets } from '../plan/read-field-sets.ts';
import { readPrivateDeclarations } from './read-private-declarations.ts';

/** Whether a field's value, on any type that an object of the type may have, may differ between viewers of one policy class. */
export type IsPrivate = (typeName: string, fieldName: string) => boolean;

/**
 * Reads which fields of a supergraph are PRIVATE. The standard `@cacheControl(scope: PRIVATE)` says it of a field, or of a type:
 * then of all fields that return the type, and of all that it has. A field is also PRIVATE when one is that it `@requires`,
 * since it tells of that one's value, and when the same field of an interface of its type is. Nothing that is PRIVATE by one of
 * these is made PUBLIC by another. Subgraphs carry the directive into the supergraph by `@composeDirective`.
 */
export function readPrivateFields(supergraphSdl: string): IsPrivate {
  const document = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const declared = readPrivateDeclarations(document);
  const required = new Map<string, SelectionSetNode[]>();
  for (const { kind, typeName, fieldName, selectionSet } of readFieldSets(document)) {
    if (kind !== 'requires') continue;
    const at = `${typeName}.${fieldName}`;
    required.set(at, [...(required.get(at) ?? []), selectionSet]);
  }
  const requiringPrivate = new Set<string>();

  function isPrivate(typeName: string, field: string): boolean {
    const type = schema.getType(typeName);
    const objects = objectsOf(schema, type);
    const interfaces = objects.flatMap((object) => object.getInterfaces());
    return (
      [type, ...objects].some((one) => one && declared.types.has(one.name)) ||
      [type, ...objects, ...interfaces].some((one) => one && isPrivateItself(one, field))
    );
  }

  function isPrivateItself(type: GraphQLNamedType, field: string): boolean {
    const at = `${type.name}.${field}`;
    const returned = returnedType(type, field);
    return (
      declared.fields.has(at) ||
      (returned !== undefined && declared.types.has(returned.name)) ||
      requiringPrivate.has(at)
    );
  }

  function holdsPrivate(typeName: string, { selections }: SelectionSetNode): boolean {
    return selections.some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return holdsPrivate(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
      }
      const { name, selectionSet } = selection;
      if (isPrivate(typeName, name.value)) return true;
      const returned = returnedType(schema.getType(typeName), name.value);
      return selectionSet !== undefined && returned !== undefined && holdsPrivate(returned.name, selectionSet);
    });
  }

  // What requires something that requires something PRIVATE is found in a later round.
  for (let before = -1; before < requiringPrivate.size; ) {
    before = requiringPrivate.size;
    for (const [at, sets] of required) {
      const typeName = at.slice(0, at.indexOf('.'));
      if (sets.some((set) => holdsPrivate(typeName, set))) requiringPrivate.add(at);
    }
  }
  return isPrivate;
}

/** The types that an object of a type may have. */
function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType | undefined): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

function returnedType(type: GraphQLNamedType | undefined, field: string): GraphQLNamedType | undefined {
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  return definition && getNamedType(definition.type);
}
