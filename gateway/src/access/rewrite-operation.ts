import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { asksUnderName, createFreeNames } from './free-name.ts';
import { aliasedField, fragmentOn, inlineFragmentOn, plainField, selectionSetOf, spreadOf } from './make-nodes.ts';
import { conditionOf, fragmentsOf, isMetaField, returnTypeOf } from './read-document.ts';
import type { RefusalView } from './refusal-view.ts';
import { withoutUnusedVariables } from './without-unused-variables.ts';

/** What is left of an operation when all that is refused has been taken out. */
export interface RewrittenOperation {
  /** The response name under which objects of abstract types, and objects with nothing else left, tell their type. */
  typenameAlias: string;
  /** The operation and the fragments it uses; undefined when every root field is refused. */
  remainder: { document: DocumentNode; operation: OperationDefinitionNode } | undefined;
}

interface Selections {
  type: GraphQLCompositeType;
  selections: SelectionNode[];
}

/**
 * Takes everything refused out of a validated operation. A field that is refused on some run-time types only is asked
 * through fragments on the others. Grows linearly: a selection that is needed on several types becomes one fragment.
 */
export function rewriteOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  view: RefusalView,
): RewrittenOperation {
  const { schema } = view;
  const fragments = fragmentsOf(document);
  const freeName = createFreeNames(document);
  // No field of a schema begins with two underscores, so neither a key nor a required field can be named so.
  const typenameAlias = freeName('__runtimeType');
  const isTypenameTaken = asksUnderName(document, '__typename');
  const rewritten = new Map<string, FragmentDefinitionNode | undefined>();

  const root = schema.getRootType(operation.operation);
  if (!root)
    throw new TypeError(`Operations must be validated before access to them is; got a ${operation.operation}.`);
  const selections = rewriteSelections(root, operation.selectionSet);
  if (selections.length === 0) return { typenameAlias, remainder: undefined };
  const used = [...rewritten.values()].filter((fragment) => fragment !== undefined);
  const remaining = withoutUnusedVariables({ ...operation, selectionSet: selectionSetOf(selections) }, used);
  return {
    typenameAlias,
    remainder: { document: { kind: Kind.DOCUMENT, definitions: [remaining, ...used] }, operation: remaining },
  };

  function rewriteSelections(parent: GraphQLCompositeType, selectionSet: SelectionSetNode): SelectionNode[] {
    const splitFields = new Map<string, FieldNode[]>();
    const kept = selectionSet.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return rewriteField(parent, selection, splitFields);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        return rewriteFragment(parent, selection.name.value) ? [selection] : [];
      }
      const inner = rewriteSelections(conditionOf(schema, parent, selection), selection.selectionSet);
      return inner.length > 0 ? [{ ...selection, selectionSet: selectionSetOf(inner) }] : [];
    });
    return [...kept, ...[...splitFields].map(([type, fields]) => inlineFragmentOn(type, fields))];
  }

  /** What is left of the field here; what must be asked by run-time type goes to `splitFields`. */
  function rewriteField(
    parent: GraphQLCompositeType,
    field: FieldNode,
    splitFields: Map<string, FieldNode[]>,
  ): FieldNode[] {
    if (isMetaField(field)) return [field];
    const split = view.split(parent, field.name.value);
    if (split.kind === 'refused') return [];
    const inner = rewriteSubselections(parent, field);
    if (split.kind === 'allowed') return [inner ? { ...field, selectionSet: selectionSetOf(inner.selections) } : field];
    const shared = inner ? { ...field, selectionSet: selectionSetOf([share(inner)]) } : field;
    for (const { name } of split.allowed) splitFields.set(name, [...(splitFields.get(name) ?? []), shared]);
    return [];
  }

  function rewriteSubselections(parent: GraphQLCompositeType, field: FieldNode): Selections | undefined {
    const type = getNamedType(returnTypeOf(parent, field.name.value));
    if (!field.selectionSet || !isCompositeType(type)) return undefined;
    const left = rewriteSelections(type, field.selectionSet);
    const isTypeNeeded = isAbstractType(type) || left.length === 0;
    const meta = isTypeNeeded ? [aliasedField(typenameAlias, '__typename')] : [];
    // Where an object does not name its type, @apollo/gateway drops what stands in fragments within fragments.
    const isNamed = left.every(({ kind }) => kind === Kind.FIELD) || isTypenameTaken;
    return { type, selections: [...meta, ...(isNamed ? [] : [plainField('__typename')]), ...left] };
  }

  function share({ type, selections }: Selections): SelectionNode {
    const name = freeName('Shared');
    rewritten.set(name, fragmentOn(type.name, name, selections));
    return spreadOf(name);
  }

  /** Undefined when nothing of the fragment is left. */
  function rewriteFragment(parent: GraphQLCompositeType, name: string): FragmentDefinitionNode | undefined {
    const fragment = fragments.get(name);
    if (!fragment || rewritten.has(name)) return rewritten.get(name);
    // A fragment that leads to itself, which validation refuses, ends here.
    rewritten.set(name, undefined);
    const left = rewriteSelections(conditionOf(schema, parent, fragment), fragment.selectionSet);
    const definition = left.length > 0 ? { ...fragment, selectionSet: selectionSetOf(left) } : undefined;
    rewritten.set(name, definition);
    return definition;
  }
}
