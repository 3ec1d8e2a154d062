import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Parts } from './assign-parts.ts';

/** A document with one operation, to be planned and executed by itself. */
export interface OperationPart {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** What a part brings to the answer, by response name. */
export type BroughtFields = ReadonlyMap<string, BroughtField>;

export interface BroughtField {
  /** Whether it is in no part before; otherwise only what is below it is brought. */
  isOwn: boolean;
  below: BroughtFields;
}

interface Brought {
  isOwn: boolean;
  below: Map<string, Brought>;
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The fields of one part of an operation, and the way to them, with the keys beside it that the client asks for: objects that
 * differ in them are not the same.
 *
 * @param operation as its parts were assigned
 * @param keyNames names of fields that are in keys
 */
export function takePart(
  operation: OperationDefinitionNode,
  parts: Parts,
  part: number,
  keyNames: ReadonlySet<string>,
): OperationPart & { brings: BroughtFields } {
  /** @param current the part of the fields that are not said to be in another */
  function takeAll({ selections }: SelectionSetNode, current: number, brought: Brought['below']): SelectionNode[] {
    const taken = selections.map((selection) => takeOne(selection, current, brought));
    if (!taken.some(Boolean)) return [];
    return selections.flatMap(
      (selection, index) => taken[index] ?? (isKey(selection) ? takeKey(selection, brought) : []),
    );
  }

  function takeOne(selection: SelectionNode, current: number, brought: Brought['below']): SelectionNode | undefined {
    if (selection.kind === Kind.FIELD) return takeField(selection, current, brought);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return undefined;
    const selections = takeAll(selection.selectionSet, current, brought);
    return selections.length === 0 ? undefined : { ...selection, selectionSet: toSelectionSet(selections) };
  }

  function takeField(field: FieldNode, current: number, brought: Brought['below']): FieldNode | undefined {
    const name = (field.alias ?? field.name).value;
    const belongsTo = parts.get(field) ?? current;
    const known = brought.get(name) ?? { isOwn: false, below: new Map() };
    const selections = field.selectionSet && takeAll(field.selectionSet, belongsTo, known.below);
    if (belongsTo !== part && !selections?.length) return undefined;
    known.isOwn ||= belongsTo === part && current !== part;
    brought.set(name, known);
    return selections ? { ...field, selectionSet: toSelectionSet(selections) } : field;
  }

  /** A field that is not in this part, but in one that is on the way. */
  function isKey(selection: SelectionNode): selection is FieldNode {
    if (selection.kind !== Kind.FIELD || parts.has(selection)) return false;
    return keyNames.has(selection.name.value) && !selection.alias && !selection.selectionSet;
  }

  const brings: Brought['below'] = new Map();
  const selectionSet = toSelectionSet(takeAll(operation.selectionSet, 0, brings));
  const own: OperationDefinitionNode = { ...operation, selectionSet };
  return { document: { kind: Kind.DOCUMENT, definitions: [own] }, operation: own, brings };
}

function takeKey(field: FieldNode, brought: Brought['below']): FieldNode {
  brought.set(field.name.value, { isOwn: false, below: new Map() });
  return field;
}

function toSelectionSet(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [typename] };
}
