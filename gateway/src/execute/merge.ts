import type { WrittenPaths } from './written-paths.ts';

/** An object of an answer that is being put together. */
export type Entity = Record<string, unknown>;

/**
 * Puts what a fetch brought into an object. The source may be shared with other requests and is never written into: of
 * what later fetches write into, the object gets copies of its own, and refers to the rest. Null goes before what
 * was there, and objects before null; two objects are merged, and so are the items of two lists of equal length.
 *
 * @param written places below `target` at which later fetches write: what stands there is the target's own
 */
export function mergeInto(target: Entity, source: Readonly<Entity>, written: WrittenPaths): void {
  for (const name in source) {
    // It would set the prototype. No field is planned under this name.
    if (name === '__proto__') continue;
    const value = source[name];
    if (value === null || typeof value !== 'object') {
      target[name] = value;
      continue;
    }
    const place = written.get(name);
    const before = target[name];
    if (before === null || typeof before !== 'object') target[name] = place ? copyOwn(value, place) : value;
    else target[name] = mergeValues(before, value, place);
  }
}

/** @param place undefined where nobody writes: there what stood before may be shared, and is replaced by a merged copy */
function mergeValues(before: object, value: object, place: WrittenPaths | undefined): unknown {
  if (Array.isArray(before) !== Array.isArray(value)) return place ? copyOwn(value, place) : value;
  if (!Array.isArray(before) || !Array.isArray(value)) {
    const merged = (place ? before : { ...before }) as Entity;
    mergeInto(merged, value as Entity, place ?? nowhere);
    return merged;
  }
  if (before.length !== value.length) return place ? copyOwn(value, place) : value;
  const merged: unknown[] = place ? before : before.slice();
  for (const [index, item] of value.entries()) {
    const known = merged[index];
    const both = typeof known === 'object' && known !== null && typeof item === 'object' && item !== null;
    merged[index] = both ? mergeValues(known, item, place) : place ? copyOwn(item, place) : item;
  }
  return merged;
}

const nowhere: WrittenPaths = new Map();

/** A copy as deep as anybody writes; below that it refers to the original. */
function copyOwn(value: unknown, place: WrittenPaths): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => copyOwn(item, place));
  const copy: Entity = { ...value };
  for (const [name, below] of place) {
    const inner = copy[name];
    if (typeof inner === 'object' && inner !== null) copy[name] = copyOwn(inner, below);
  }
  return copy;
}
