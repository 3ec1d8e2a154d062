import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { SubgraphTypes } from './subgraph-types.ts';

/** What is known of the subgraph that is asked. */
export interface AskedSubgraph {
  /** The key field sets of a type. */
  keysOf(typeName: string): readonly SelectionSetNode[];
  types: SubgraphTypes;
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * A fetch's document that also asks for the type wherever objects of several may stand, and for the keys of every entity: what is
 * kept must tell which entities it holds, so that it can be purged with any of them. Of the entities that are asked for by
 * representations it asks for keys where they have more than one. What it adds has names that the document does not use.
 *
 * @param schema of the supergraph
 */
export function withKeys(
  schema: GraphQLSchema,
  document: DocumentNode,
  { keysOf, types }: AskedSubgraph,
): DocumentNode {
  const info = new TypeInfo(schema);
  const prefix = freePrefix(document);
  /** Fields around the node that is being visited. */
  const around: string[] = [];

  const keyFieldsOf = (typeName: string): FieldNode[] =>
    keysOf(typeName)
      .flatMap(({ selections }) => selections)
      .filter((selection) => selection.kind === Kind.FIELD)
      .map((field) => ({ ...field, alias: { kind: Kind.NAME, value: `${prefix}${typeName}_${field.name.value}` } }));

  function additionsTo(type: GraphQLCompositeType): readonly SelectionNode[] {
    if (!isAbstractType(type)) return keyFieldsOf(type.name);
    const ofObjects = [...types.objectsOf(type.name)].flatMap((name): SelectionNode[] => {
      const selections = keyFieldsOf(name);
      if (selections.length === 0) return [];
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
          selectionSet: { kind: Kind.SELECTION_SET, selections },
        },
      ];
    });
    return [typename, ...ofObjects];
  }

  function extended(selectionSet: SelectionSetNode, additions: readonly SelectionNode[]): SelectionSetNode | undefined {
    const asked = new Set(selectionSet.selections.map(plainName));
    const more = additions.filter((selection) => {
      const name = selection.kind === Kind.FIELD ? selection.name.value : undefined;
      return name === undefined || !asked.has(name) || (selection as FieldNode).selectionSet !== undefined;
    });
    return more.length === 0
      ? undefined
      : { ...selectionSet, selections: [...selectionSet.selections, ...distinct(more)] };
  }

  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter: ({ name }) => void around.push(name.value),
        leave(field) {
          around.pop();
          const type = getNamedType(info.getType());
          if (!field.selectionSet || !isCompositeType(type)) return undefined;
          const isRetyped = types.isRetyped(info.getParentType()?.name ?? '', field.name.value);
          const selectionSet = extended(field.selectionSet, isRetyped ? [typename] : additionsTo(type));
          return selectionSet && { ...field, selectionSet };
        },
      },
      InlineFragment: {
        leave(fragment) {
          const typeName = fragment.typeCondition?.name.value;
          if (around.length !== 1 || around[0] !== '_entities' || typeName === undefined) return undefined;
          if (keysOf(typeName).length < 2) return undefined;
          const selectionSet = extended(fragment.selectionSet, keyFieldsOf(typeName));
          return selectionSet && { ...fragment, selectionSet };
        },
      },
    }),
  );
}

/** The field that a selection always asks for under its own name; undefined where it does not. */
function plainName(selection: SelectionNode): string | undefined {
  if (selection.kind !== Kind.FIELD || selection.alias || (selection.arguments ?? []).length > 0) return undefined;
  return (selection.directives ?? []).length > 0 ? undefined : selection.name.value;
}

/** Key fields of several sets, each once; those that hold objects by all that is asked of them. */
function distinct(selections: readonly SelectionNode[]): readonly SelectionNode[] {
  const seen = new Set<string>();
  return selections.filter((selection) => {
    if (selection.kind !== Kind.FIELD || selection.selectionSet) return true;
    const name = (selection.alias ?? selection.name).value;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/** What no response name of the document begins with. */
function freePrefix(document: DocumentNode): string {
  const aliases: string[] = [];
  visit(document, { Field: ({ alias }) => void (alias && aliases.push(alias.value)) });
  let prefix = '_key_';
  while (aliases.some((alias) => alias.startsWith(prefix))) prefix = `_${prefix}`;
  return prefix;
}
