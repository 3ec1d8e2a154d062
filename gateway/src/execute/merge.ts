import type { WrittenPaths } from './written-paths.ts';

/** An object of an answer that is being put together. */
export type Entity = Record<string, unknown>;

/**
 * A copy of what a fetch brought, as deep as later fetches of the plan write into it; below that it refers to the original, which
 * may be shared with other requests. One copy serves every place of one execution at which one fetch puts it: whatever is
 * written there is the same.
 */
export function copyOwn<T>(value: T, written: WrittenPaths): T;
export function copyOwn(value: unknown, written: WrittenPaths): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => copyOwn(item, written));
  const copy: Entity = { ...value };
  if (written.size === 0) return copy;
  for (const [name, below] of written) {
    const inner = copy[name];
    if (typeof inner === 'object' && inner !== null) copy[name] = copyOwn(inner, below);
  }
  return copy;
}

/**
 * Puts what a fetch brought into an object. Null goes before what was there, and objects before null; two objects are merged,
 * and so are the items of two lists of equal length. Writes only into what is the execution's own.
 *
 * @param source as `copyOwn` made it
 * @param written places below `target` at which later fetches write: what stands there is the execution's own
 */
export function mergeInto(target: Entity, source: Readonly<Entity>, written: WrittenPaths): void {
  for (const name in source) {
    // It would set the prototype. No field is planned under this name.
    if (name === '__proto__') continue;
    const value = source[name];
    const before = target[name];
    const areBoth = typeof value === 'object' && value !== null && typeof before === 'object' && before !== null;
    target[name] = areBoth ? mergeValues(before, value, written.get(name)) : value;
  }
}

/** @param place undefined where nobody writes: there what stood before may be shared, and is replaced by a merged copy */
function mergeValues(before: object, value: object, place: WrittenPaths | undefined): unknown {
  if (before === value) return before;
  if (Array.isArray(before) !== Array.isArray(value)) return value;
  if (!Array.isArray(before) || !Array.isArray(value)) {
    const merged = (place ? before : { ...before }) as Entity;
    mergeInto(merged, value as Entity, place ?? nowhere);
    return merged;
  }
  if (before.length !== value.length) return value;
  const merged: unknown[] = place ? before : before.slice();
  for (const [index, item] of value.entries()) {
    const known = merged[index];
    const areBoth = typeof known === 'object' && known !== null && typeof item === 'object' && item !== null;
    merged[index] = areBoth ? mergeValues(known, item, place) : item;
  }
  return merged;
}

const nowhere: WrittenPaths = new Map();
