import type { FragmentDefinitionNode } from 'graphql';
import { spreadsOf } from './spreads-of.ts';

/** Fragments with each after those that it spreads, or one that contains itself. */
export type FragmentOrder =
  | { kind: 'ordered'; fragments: FragmentDefinitionNode[] }
  | { kind: 'cycle'; fragment: FragmentDefinitionNode; through: string };

/**
 * Orders fragments by what they spread (Kahn's algorithm), in time linear in the document's size and without recursion.
 * Spreads of fragments that are not among them are passed over.
 */
export function orderFragments(fragments: ReadonlyMap<string, FragmentDefinitionNode>): FragmentOrder {
  const spreads = new Map<string, Set<string>>();
  const spreadBy = new Map([...fragments.keys()].map((name): [string, string[]] => [name, []]));
  for (const [name, fragment] of fragments) {
    const inner = new Set([...spreadsOf(fragment.selectionSet)].filter((one) => fragments.has(one)));
    spreads.set(name, inner);
    for (const one of inner) spreadBy.get(one)?.push(name);
  }

  const waitsFor = new Map([...spreads].map(([name, inner]) => [name, inner.size]));
  const ready = [...fragments.keys()].filter((name) => waitsFor.get(name) === 0);
  for (const name of ready) {
    for (const outer of spreadBy.get(name) ?? []) {
      const left = (waitsFor.get(outer) ?? 0) - 1;
      waitsFor.set(outer, left);
      if (left === 0) ready.push(outer);
    }
  }
  if (ready.length < fragments.size) return findCycle(fragments, spreads, new Set(ready));
  return { kind: 'ordered', fragments: ready.flatMap((name) => fragments.get(name) ?? []) };
}

/** Whatever could not be ordered leads, from spread to spread, into a cycle. */
function findCycle(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  spreads: ReadonlyMap<string, ReadonlySet<string>>,
  ordered: ReadonlySet<string>,
): FragmentOrder {
  const passed = new Set<string>();
  const next = (name: string) => [...(spreads.get(name) ?? [])].find((inner) => !ordered.has(inner)) ?? name;
  let name = [...fragments.keys()].find((one) => !ordered.has(one)) ?? '';
  while (!passed.has(name)) {
    passed.add(name);
    name = next(name);
  }
  const fragment = fragments.get(name);
  if (!fragment) throw new TypeError('Fragments that cannot be ordered must hold a cycle.');
  return { kind: 'cycle', fragment, through: next(name) };
}
