import { Kind, type SelectionSetNode } from 'graphql';

/** The names of the fragments that are spread anywhere in selection sets. Without recursion. */
export function spreadsOf(...sets: readonly SelectionSetNode[]): Set<string> {
  const names = new Set<string>();
  const left = [...sets];
  for (let set = left.pop(); set; set = left.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) names.add(selection.name.value);
      else if (selection.selectionSet) left.push(selection.selectionSet);
    }
  }
  return names;
}
