import { type DocumentNode, Kind, print, type SelectionSetNode } from 'graphql';
import { readFieldSets } from '../../plan/read-field-sets.ts';

/** By what entities are known. */
export interface EntityKeys {
  /** The different key field sets of a type in all subgraphs; none where it is no entity. */
  of(typeName: string): readonly SelectionSetNode[];
  /** Those by which one subgraph knows it. */
  inSubgraph(subgraph: string, typeName: string): readonly SelectionSetNode[];
  /** The fields by which what a subgraph says of one is kept: its first key of leaves alone; undefined where it has none. */
  identityIn(subgraph: string, typeName: string): readonly string[] | undefined;
  /** Whether the subgraph can be asked for one by these. */
  isResolvable(subgraph: string, typeName: string): boolean;
}

/** Reads the keys in a supergraph's `@join__type`. */
export function readEntityKeys(supergraph: DocumentNode): EntityKeys {
  const known = new Map<string, Map<string, SelectionSetNode>>();
  const resolvable = new Set<string>();
  const note = (place: string, selectionSet: SelectionSetNode) => {
    const sets = known.get(place) ?? new Map<string, SelectionSetNode>();
    known.set(place, sets.set(print(selectionSet), selectionSet));
  };
  for (const { kind, subgraph, typeName, selectionSet, isResolvable } of readFieldSets(supergraph)) {
    if (kind !== 'key') continue;
    note(typeName, selectionSet);
    note(`${subgraph} ${typeName}`, selectionSet);
    if (isResolvable) resolvable.add(`${subgraph} ${typeName} ${leavesOf(selectionSet)}`);
  }
  const find = (place: string) => [...(known.get(place)?.values() ?? [])];
  const inSubgraph = (subgraph: string, typeName: string) => find(`${subgraph} ${typeName}`);
  const identityIn = (subgraph: string, typeName: string) =>
    inSubgraph(subgraph, typeName)
      .map(leavesOf)
      .find((leaves) => leaves !== undefined);
  return {
    of: find,
    inSubgraph,
    identityIn,
    isResolvable: (subgraph, typeName) => resolvable.has(`${subgraph} ${typeName} ${identityIn(subgraph, typeName)}`),
  };
}

/** The names of a key's fields; undefined where one holds objects. */
function leavesOf({ selections }: SelectionSetNode): readonly string[] | undefined {
  const names = selections.map((selection) =>
    selection.kind === Kind.FIELD && !selection.selectionSet ? selection.name.value : undefined,
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}
