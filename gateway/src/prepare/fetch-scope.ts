import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../access/read-document.ts';
import type { Scope } from '../fetch/fetch-layer.ts';
import type { IsPrivate } from '../graph/private-fields.ts';

/**
 * Makes the function that says whom the answer of a document may serve, be it a client's or a fetch's: one PRIVATE field makes
 * it PRIVATE. A field of an abstract type is private when it is so on the type itself or on any that it can be.
 *
 * @param schema of the supergraph, or of clients
 */
export function createScopeOf(schema: GraphQLSchema, isPrivate: IsPrivate): (document: DocumentNode) => Scope {
  return (document) => {
    const fragments = fragmentsOf(document);
    const seen = new Set<string>();

    const isPrivateOn = (typeName: string, field: string): boolean => {
      const type = schema.getType(typeName);
      const possible = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
      return isPrivate(typeName, field) || possible.some(({ name }) => isPrivate(name, field));
    };

    /** @param typeName undefined below fields that only subgraphs have, such as `_entities` */
    const holdsPrivate = (typeName: string | undefined, { selections }: SelectionSetNode): boolean =>
      selections.some((selection) => {
        if (selection.kind === Kind.FIELD) {
          const name = selection.name.value;
          if (typeName !== undefined && isPrivateOn(typeName, name)) return true;
          return selection.selectionSet !== undefined && holdsPrivate(returned(typeName, name), selection.selectionSet);
        }
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          return holdsPrivate(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
        }
        const fragment = fragments.get(selection.name.value);
        if (!fragment || seen.has(fragment.name.value)) return false;
        seen.add(fragment.name.value);
        return holdsPrivate(fragment.typeCondition.name.value, fragment.selectionSet);
      });

    const returned = (typeName: string | undefined, field: string): string | undefined => {
      const type = typeName === undefined ? undefined : schema.getType(typeName);
      const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
      return definition && getNamedType(definition.type).name;
    };

    const operations = document.definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    );
    return operations.some(({ operation, selectionSet }) =>
      holdsPrivate(schema.getRootType(operation)?.name, selectionSet),
    )
      ? 'PRIVATE'
      : 'PUBLIC';
  };
}
