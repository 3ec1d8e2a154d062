import { type ASTNode, visit } from 'graphql';

/** The names of the fragments that are spread anywhere in a node. */
export function spreadsOf(node: ASTNode): Set<string> {
  const names = new Set<string>();
  visit(node, { FragmentSpread: ({ name }) => void names.add(name.value) });
  return names;
}
