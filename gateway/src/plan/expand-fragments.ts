import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../access/read-document.ts';

/** The operation with inline fragments in place of named ones. Every selection is an object of its own. */
export function expandFragments(document: DocumentNode, operation: OperationDefinitionNode): OperationDefinitionNode {
  const fragments = fragmentsOf(document);

  function expand(selection: SelectionNode): SelectionNode {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      const { selectionSet } = selection;
      return selectionSet ? { ...selection, selectionSet: expandAll(selectionSet) } : { ...selection };
    }
    const fragment = fragments.get(selection.name.value);
    if (!fragment) throw new TypeError(`The document must hold the fragment ${selection.name.value}.`);
    const { directives = [] } = selection;
    const { typeCondition, selectionSet } = fragment;
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: expandAll(selectionSet) };
  }

  function expandAll(selectionSet: SelectionSetNode): SelectionSetNode {
    return { ...selectionSet, selections: selectionSet.selections.map(expand) };
  }

  return { ...operation, selectionSet: expandAll(operation.selectionSet) };
}
