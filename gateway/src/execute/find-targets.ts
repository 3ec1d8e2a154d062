import type { Entity } from './merge.ts';
import { anyItem } from './written-places.ts';

/**
 * The different objects at a plan's path, in their order; null, and what is no object, is left out. An object that stands at
 * several places is found once, and so is all that is below it.
 */
export function findTargets(root: Entity, path: readonly string[]): readonly Entity[] {
  let level: ReadonlySet<Entity> = new Set([root]);
  for (const name of path) {
    if (name === anyItem) continue;
    const next = new Set<Entity>();
    for (const object of level) if (Object.hasOwn(object, name)) addObjects(object[name], next);
    level = next;
  }
  return [...level];
}

/** Adds an object, or those of a list of whatever depth. */
function addObjects(value: unknown, objects: Set<Entity>): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) objects.add(value as Entity);
  else for (const item of value) addObjects(item, objects);
}

type Place = readonly (string | number)[];

/** All places of each object at a plan's path: worked out only when there is something to tell about them. */
export function locateTargets(root: Entity, path: readonly string[]): ReadonlyMap<object, readonly Place[]> {
  const names = path.filter((name) => name !== anyItem);
  const places = new Map<object, Place[]>();
  const walk = (value: unknown, depth: number, place: Place): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, depth, [...place, index]);
      return;
    }
    const name = names[depth];
    if (name === undefined) places.set(value, [...(places.get(value) ?? []), place]);
    else if (Object.hasOwn(value, name)) walk((value as Entity)[name], depth + 1, [...place, name]);
  };
  walk(root, 0, []);
  return places;
}
