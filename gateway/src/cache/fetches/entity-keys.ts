import { type DocumentNode, print, type SelectionSetNode } from 'graphql';
import { readFieldSets } from '../../plan/read-field-sets.ts';

/** By what entities are known. */
export interface EntityKeys {
  /** The different key field sets of a type in all subgraphs; none where it is no entity. */
  of(typeName: string): readonly SelectionSetNode[];
  /** Those by which one subgraph knows it. */
  inSubgraph(subgraph: string, typeName: string): readonly SelectionSetNode[];
}

/** Reads the keys in a supergraph's `@join__type`. */
export function readEntityKeys(supergraph: DocumentNode): EntityKeys {
  const known = new Map<string, Map<string, SelectionSetNode>>();
  const note = (place: string, selectionSet: SelectionSetNode) => {
    const sets = known.get(place) ?? new Map<string, SelectionSetNode>();
    known.set(place, sets.set(print(selectionSet), selectionSet));
  };
  for (const { kind, subgraph, typeName, selectionSet } of readFieldSets(supergraph)) {
    if (kind !== 'key') continue;
    note(typeName, selectionSet);
    note(`${subgraph} ${typeName}`, selectionSet);
  }
  const find = (place: string) => [...(known.get(place)?.values() ?? [])];
  return { of: find, inSubgraph: (subgraph, typeName) => find(`${subgraph} ${typeName}`) };
}
