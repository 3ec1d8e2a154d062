import { type DocumentNode, Kind, parse, type SelectionNode } from 'graphql';

/** What a subgraph was asked for: entities by representation, or root fields. */
export type Asked =
  | { kind: 'entities'; count: number }
  /** `always`: names that no @skip or @include can remove. */
  | { kind: 'root fields'; names: readonly string[]; always: readonly string[] };

const rootFields = new WeakMap<DocumentNode, Asked>();

/** Reads what one fetch asks for. `document` saves parsing `query` where the planner gives it. */
export function readAsked(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  document: DocumentNode | undefined,
): Asked {
  if (Array.isArray(variables.representations)) return { kind: 'entities', count: variables.representations.length };
  const parsed = document ?? parse(query, { noLocation: true });
  const known = rootFields.get(parsed) ?? readRootFields(parsed);
  rootFields.set(parsed, known);
  return known;
}

/**
 * The paths, within the subgraph's own answer, of everything that was asked for: a failed fetch reports one error for
 * each, and @apollo/gateway turns them into paths of the client's response.
 */
export function pathsOf(asked: Asked): (string | number)[][] {
  return asked.kind === 'entities'
    ? Array.from({ length: asked.count }, (_, index) => ['_entities', index])
    : asked.names.map((name) => [name]);
}

/** What of the data asked for is not in the answer, in words; undefined when the answer is complete. */
export function missingFrom(asked: Asked, data: Readonly<Record<string, unknown>>): string | undefined {
  if (asked.kind === 'entities') {
    const entities = data._entities;
    if (!Array.isArray(entities)) return 'the list of entities';
    return entities.length === asked.count ? undefined : `${asked.count} entities; got ${entities.length}`;
  }
  return asked.always.find((name) => !Object.hasOwn(data, name));
}

function readRootFields(document: DocumentNode): Asked {
  const names = new Map<string, boolean>();
  const collect = (selections: readonly SelectionNode[], isConditional: boolean): void => {
    for (const selection of selections) {
      const mayBeSkipped =
        isConditional || selection.directives?.some(({ name }) => ['skip', 'include'].includes(name.value)) === true;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        names.set(name, (names.get(name) ?? true) && mayBeSkipped);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet.selections, mayBeSkipped);
      } else {
        const fragment = document.definitions.find(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(fragment.selectionSet.selections, mayBeSkipped);
      }
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet.selections, false);
  }
  const always = [...names].filter(([, mayBeSkipped]) => !mayBeSkipped).map(([name]) => name);
  return { kind: 'root fields', names: [...names.keys()], always };
}
