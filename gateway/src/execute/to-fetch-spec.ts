import type { FetchNode } from '@apollo/query-planner';
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import type { FetchSpec, Scope } from '../fetch/fetch-layer.ts';
import type { Place } from '../fetch/place.ts';
import { parseFetch } from './parse-fetch.ts';

export interface FetchSpecOptions {
  /** Where what it brings stands. */
  place: Place;
  /** Names of the fields by which the subgraph knows entities. */
  keyNames: ReadonlySet<string>;
  /** Whom the answer of a fetch's document may serve. */
  scopeOf(document: DocumentNode): Scope;
}

/** What the fetch layer must know of a plan's fetch. */
export function toFetchSpec(node: FetchNode, { place, keyNames, scopeOf }: FetchSpecOptions): FetchSpec {
  const { document, operation } = parseFetch(node);
  return {
    subgraph: node.serviceName,
    place,
    kind: node.operationKind === 'mutation' ? 'mutation' : 'query',
    query: withoutName(node),
    scope: scopeOf(document),
    rootNames: node.requires ? { always: [], conditional: [] } : readRootNames(operation, document),
    echoedKeys: node.requires ? readEchoedKeys(operation, keyNames) : [],
  };
}

/** The operation's text without the name that the planner makes of the client's operation. */
function withoutName({ operation, operationKind, operationName }: FetchNode): string {
  const named = `${operationKind} ${operationName}`;
  return operationName && operation.startsWith(named) ? operationKind + operation.slice(named.length) : operation;
}

function readRootNames(operation: OperationDefinitionNode, document: DocumentNode): FetchSpec['rootNames'] {
  const isConditionalByName = new Map<string, boolean>();
  const collect = (selections: readonly SelectionNode[], isConditional: boolean): void => {
    for (const selection of selections) {
      const mayBeLeftOut = isConditional || hasCondition(selection);
      if (selection.kind === Kind.FIELD) {
        const name = responseNameOf(selection);
        isConditionalByName.set(name, (isConditionalByName.get(name) ?? true) && mayBeLeftOut);
      } else collect(selectionsOf(selection, document), mayBeLeftOut);
    }
  };
  collect(operation.selectionSet.selections, false);
  const names = [...isConditionalByName];
  return {
    always: names.filter(([, isConditional]) => !isConditional).map(([name]) => name),
    conditional: names.filter(([, isConditional]) => isConditional).map(([name]) => name),
  };
}

/** Keys that stand among an entity's own fields, under their names and on no condition. */
function readEchoedKeys({ selectionSet }: OperationDefinitionNode, keyNames: ReadonlySet<string>): readonly string[] {
  const entities = selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
  const branches = (entities?.selectionSet?.selections ?? []).filter(({ kind }) => kind === Kind.INLINE_FRAGMENT);
  const echoed = branches.flatMap((branch) =>
    'selectionSet' in branch && branch.selectionSet
      ? branch.selectionSet.selections.filter(isPlain).map(({ name }) => name.value)
      : [],
  );
  return [...new Set(echoed)].filter((name) => keyNames.has(name));
}

function isPlain(selection: SelectionNode): selection is FieldNode {
  return (
    selection.kind === Kind.FIELD &&
    selection.alias === undefined &&
    selection.selectionSet === undefined &&
    (selection.arguments ?? []).length === 0 &&
    !hasCondition(selection)
  );
}

function hasCondition({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}

function selectionsOf(selection: Exclude<SelectionNode, FieldNode>, document: DocumentNode): readonly SelectionNode[] {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections;
  for (const definition of document.definitions) {
    const isMeant = definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value;
    if (isMeant) return definition.selectionSet.selections;
  }
  return [];
}

function responseNameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
