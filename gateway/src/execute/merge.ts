import { nowhere, type Place } from '../fetch/place.ts';

/** An object of an answer that is being put together. */
export type Entity = Record<string, unknown>;

/**
 * A copy of what a fetch brought, as deep as later fetches of the plan write into it; below that it refers to the original, which
 * may be shared with other requests. One copy serves every place of one execution at which one fetch puts it, and an object that
 * stands at several is copied once where it may stay one: whatever is written there is the same.
 */
export function copyOwn<T>(value: T, place: Place): T;
export function copyOwn(brought: unknown, at: Place): unknown {
  const known = new Map<Place, Map<object, Entity>>();
  return copy(brought, at);

  function copy(value: unknown, place: Place): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item) => copy(item, place));
    return place.isBroughtOnce ? copyOnce(value as Entity, place) : copyObject(value as Entity, place);
  }

  function copyOnce(value: Entity, place: Place): Entity {
    let copies = known.get(place);
    if (!copies) {
      copies = new Map();
      known.set(place, copies);
    }
    let own = copies.get(value);
    if (!own) {
      own = copyObject(value, place);
      copies.set(value, own);
    }
    return own;
  }

  function copyObject(value: Entity, { below }: Place): Entity {
    const own: Entity = { ...value };
    for (const [name, place] of below) {
      const inner = own[name];
      if (typeof inner === 'object' && inner !== null) own[name] = copy(inner, place);
    }
    return own;
  }
}

/**
 * Puts what a fetch brought into an object. Null goes before what was there, and objects before null; two objects are merged,
 * and so are the items of two lists of equal length. Writes only into what is the execution's own.
 *
 * @param source as `copyOwn` made it
 * @param at the place of `target`: what stands where later fetches write below it is the execution's own
 */
export function mergeInto(target: Entity, source: Readonly<Entity>, at: Place): void {
  for (const name in source) {
    // It would set the prototype. No field is planned under this name.
    if (name === '__proto__') continue;
    const value = source[name];
    const before = target[name];
    const areBoth = typeof value === 'object' && value !== null && typeof before === 'object' && before !== null;
    target[name] = areBoth ? mergeValues(before, value, at.below.get(name)) : value;
  }
}

/** @param place undefined where nobody writes: there what stood before may be shared, and is replaced by a merged copy */
function mergeValues(before: object, value: object, place: Place | undefined): unknown {
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
