import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * A fetch's document that also asks for the keys of every entity below its root fields or entities, and for the type wherever
 * objects of several may stand: what is kept must tell which entities it holds, so that it can be purged with any of them.
 *
 * @param schema of the supergraph
 * @param keysOf the key field sets of a type in the subgraph that is asked
 */
export function withKeys(
  schema: GraphQLSchema,
  document: DocumentNode,
  keysOf: (typeName: string) => readonly SelectionSetNode[],
): DocumentNode {
  const types = new TypeInfo(schema);
  /** Fields around the selection set that is being visited. */
  let depth = 0;

  function additionsTo(type: GraphQLCompositeType | null | undefined): readonly SelectionNode[] {
    if (!type) return [];
    const keys = keysOf(type.name);
    const isNeeded = isAbstractType(type) || keys.length > 0;
    return isNeeded ? [typename, ...keys.flatMap(({ selections }) => selections)] : [];
  }

  const added: DocumentNode = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: () => void depth++,
        leave: () => void depth--,
      },
      FragmentDefinition: {
        enter: () => void (depth = 1),
        leave: () => void (depth = 0),
      },
      SelectionSet(selectionSet, _key, parent) {
        const holder = Array.isArray(parent) ? undefined : (parent as { name?: { value: string } } | undefined);
        const isOfEntities = depth <= 1 && (holder?.name?.value === '_entities' || types.getFieldDef() === undefined);
        if (depth === 0 || isOfEntities) return undefined;
        const asked = new Set(selectionSet.selections.map(plainName));
        const more = additionsTo(types.getParentType()).filter((selection) => !asked.has(plainName(selection)));
        return more.length === 0 ? undefined : { ...selectionSet, selections: [...selectionSet.selections, ...more] };
      },
    }),
  );
  return added;
}
