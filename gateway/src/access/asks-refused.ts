import {
  type DocumentNode,
  type GraphQLCompositeType,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionOf, fragmentsOf, isMetaField, returnTypeOf } from './read-document.ts';
import type { RefusalView } from './refusal-view.ts';

/**
 * True when some answer to a validated operation could hold what is refused, conditions (`@skip`, `@include`) left aside.
 * Each fragment is read once.
 */
export function asksRefused(document: DocumentNode, operation: OperationDefinitionNode, view: RefusalView): boolean {
  const { schema } = view;
  const fragments = fragmentsOf(document);
  const seen = new Set<string>();
  const root = schema.getRootType(operation.operation);
  return root != null && asks(root, operation.selectionSet);

  function asks(parent: GraphQLCompositeType, { selections }: SelectionSetNode): boolean {
    return selections.some((selection) => {
      if (selection.kind === Kind.FIELD) {
        if (isMetaField(selection)) return false;
        if (view.split(parent, selection.name.value).kind !== 'allowed') return true;
        const returned = getNamedType(returnTypeOf(parent, selection.name.value));
        if (!isCompositeType(returned)) return false;
        return view.isPartlyRefused(returned) || (selection.selectionSet && asks(returned, selection.selectionSet));
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return asks(conditionOf(schema, parent, selection), selection.selectionSet);
      }
      const fragment = fragments.get(selection.name.value);
      if (!fragment || seen.has(selection.name.value)) return false;
      seen.add(selection.name.value);
      return asks(conditionOf(schema, parent, fragment), fragment.selectionSet);
    });
  }
}
