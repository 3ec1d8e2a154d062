import type { PlanNode, ResponsePath } from '@apollo/query-planner';
import { assertNever } from '@weedhounds/errors';

/** The places below an object at which later fetches of its plan write, by response name; lists are passed over. */
export type WrittenPaths = Map<string, WrittenPaths>;

/** The element of a path that stands for every item of a list. */
export const anyItem = '@';

/** Every place at which fetches of a plan write, from the root. */
export function findWrittenPaths(node: PlanNode | undefined): WrittenPaths {
  const root: WrittenPaths = new Map();
  if (node) collect(node, []);
  return root;

  function collect(current: PlanNode, path: ResponsePath): void {
    switch (current.kind) {
      case 'Sequence':
      case 'Parallel':
        for (const child of current.nodes) collect(child, path);
        return;
      case 'Condition':
        if (current.ifClause) collect(current.ifClause, path);
        if (current.elseClause) collect(current.elseClause, path);
        return;
      case 'Flatten':
        collect(current.node, [...path, ...current.path]);
        return;
      case 'Fetch': {
        let place = root;
        for (const part of path) if (part !== anyItem) place = below(place, String(part));
        return;
      }
      case 'Defer':
        return;
      default:
        assertNever(current);
    }
  }
}

function below(place: WrittenPaths, name: string): WrittenPaths {
  const known = place.get(name) ?? new Map();
  place.set(name, known);
  return known;
}
