import type { FetchNode, PlanNode, ResponsePath } from '@apollo/query-planner';
import { assertNever } from '@weedhounds/errors';
import { Kind, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../access/read-document.ts';
import type { Place } from '../fetch/place.ts';
import { parseFetch } from './parse-fetch.ts';

/** The element of a path that stands for every item of a list. */
export const anyItem = '@';

/** A place that is being found. */
interface FoundPlace {
  below: Map<string, FoundPlace>;
  /** The fetches that bring what stands here. */
  bringers: Set<FetchNode>;
}

/** Every place at which fetches of a plan write, from the root. */
export function findWrittenPlaces(plan: PlanNode | undefined): Place {
  const root = createPlace();
  const fetches = plan ? collectFetches(plan, []) : [];
  for (const { path } of fetches) placeAt(root, path);
  for (const { fetch, path } of fetches) noteBrought(fetch, placeAt(root, path));
  return toPlace(root);
}

function toPlace({ below, bringers }: FoundPlace): Place {
  return {
    below: new Map([...below].map(([name, inner]) => [name, toPlace(inner)])),
    isBroughtOnce: bringers.size === 1,
  };
}

interface PlacedFetch {
  fetch: FetchNode;
  path: ResponsePath;
}

function collectFetches(node: PlanNode, path: ResponsePath): PlacedFetch[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => collectFetches(child, path));
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((child) => (child ? collectFetches(child, path) : []));
    case 'Flatten':
      return collectFetches(node.node, [...path, ...node.path]);
    case 'Fetch':
      return [{ fetch: node, path }];
    case 'Defer':
      return [];
    default:
      return assertNever(node);
  }
}

function createPlace(): FoundPlace {
  return { below: new Map(), bringers: new Set() };
}

function placeAt(root: FoundPlace, path: ResponsePath): FoundPlace {
  let place = root;
  for (const part of path) {
    if (part === anyItem) continue;
    const known = place.below.get(String(part)) ?? createPlace();
    place.below.set(String(part), known);
    place = known;
  }
  return place;
}

/** Notes the places whose objects a fetch brings. */
function noteBrought(fetch: FetchNode, at: FoundPlace): void {
  const { operation, document } = parseFetch(fetch);
  const fragments = fragmentsOf(document);
  // What is renamed when it has come may stand anywhere.
  if (fetch.outputRewrites?.length) noteEverywhere(at);
  else if (fetch.requires) for (const entities of fieldsOf(operation.selectionSet)) note(entities.selectionSet, at);
  else note(operation.selectionSet, at);

  function note(selectionSet: SelectionSetNode | undefined, place: FoundPlace): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const inner = place.below.get((selection.alias ?? selection.name).value);
        if (!inner) continue;
        inner.bringers.add(fetch);
        note(selection.selectionSet, inner);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) note(selection.selectionSet, place);
      else note(fragments.get(selection.name.value)?.selectionSet, place);
    }
  }

  function noteEverywhere(place: FoundPlace): void {
    for (const inner of place.below.values()) {
      inner.bringers.add(fetch);
      noteEverywhere(inner);
    }
  }
}

function fieldsOf({ selections }: SelectionSetNode) {
  return selections.filter((selection) => selection.kind === Kind.FIELD);
}
