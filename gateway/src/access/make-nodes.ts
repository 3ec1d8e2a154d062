import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type NamedTypeNode,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

/** `alias: name` */
export function aliasedField(alias: string, name: string): FieldNode {
  return { kind: Kind.FIELD, alias: nameOf(alias), name: nameOf(name) };
}

/** `name` */
export function plainField(name: string): FieldNode {
  return { kind: Kind.FIELD, name: nameOf(name) };
}

/** `... on type { … }` */
export function inlineFragmentOn(type: string, selections: readonly SelectionNode[]): InlineFragmentNode {
  return { kind: Kind.INLINE_FRAGMENT, typeCondition: typeOf(type), selectionSet: selectionSetOf(selections) };
}

/** `fragment name on type { … }` */
export function fragmentOn(type: string, name: string, selections: readonly SelectionNode[]): FragmentDefinitionNode {
  return {
    kind: Kind.FRAGMENT_DEFINITION,
    name: nameOf(name),
    typeCondition: typeOf(type),
    selectionSet: selectionSetOf(selections),
  };
}

/** `...name` */
export function spreadOf(name: string): FragmentSpreadNode {
  return { kind: Kind.FRAGMENT_SPREAD, name: nameOf(name) };
}

function typeOf(name: string): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: nameOf(name) };
}

function nameOf(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
