import type { Entity } from './merge.ts';
import { anyItem } from './written-paths.ts';

/** The objects at a plan's path, in their order; null, and what is no object, is left out. */
export function findTargets(root: Entity, path: readonly string[]): Entity[] {
  const targets: Entity[] = [];
  collect(root, path, 0, targets);
  return targets;
}

function collect(value: unknown, path: readonly string[], at: number, targets: Entity[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    const next = path[at] === anyItem ? at + 1 : at;
    for (const item of value) collect(item, path, next, targets);
    return;
  }
  const name = path[at];
  if (name === undefined) targets.push(value as Entity);
  else if (Object.hasOwn(value, name)) collect((value as Entity)[name], path, at + 1, targets);
}

/** Where each object at a plan's path stands: worked out only when there is something to tell about it. */
export function locateTargets(
  root: Entity,
  path: readonly string[],
): ReadonlyMap<object, readonly (string | number)[]> {
  const places = new Map<object, readonly (string | number)[]>();
  const walk = (value: unknown, at: number, place: readonly (string | number)[]): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      const next = path[at] === anyItem ? at + 1 : at;
      for (const [index, item] of value.entries()) walk(item, next, [...place, index]);
      return;
    }
    const name = path[at];
    if (name === undefined) places.set(value, place);
    else if (Object.hasOwn(value, name)) walk((value as Entity)[name], at + 1, [...place, name]);
  };
  walk(root, 0, []);
  return places;
}
