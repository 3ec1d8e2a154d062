import type { Place } from './place.ts';

type Value = Record<string, unknown>;

/** Lists within lists; no schema has more. */
const deepestList = 32;

/** Different objects of one key that are compared with another: where many have one, looking for an equal one costs too much. */
const mostCompared = 8;

/** Objects of one place, by what tells them apart best. */
type Known = Map<unknown, Value[]>;

/** Makes one object of all that are equal at a place. See `createInterner`. */
export function internObjects(answer: unknown, place: Place): void {
  createInterner(place, Number.POSITIVE_INFINITY)(answer);
}

/**
 * Makes one object of all that are equal at a place, from the innermost places out, also of those that came earlier. A subgraph's
 * answer is a tree in which the same entity stands again and again; what is then done for each of its objects is done once for
 * equal ones. Some equal ones may stay apart.
 *
 * What it makes writes into the answer, which must be nobody's yet, and throws a RangeError when lists or values are nested deeper
 * than anything that was asked for.
 *
 * @param mostKnown different objects that it remembers; when there are more it forgets all of them
 */
export function createInterner({ below }: Place, mostKnown: number): (answer: unknown) => void {
  const knownAt = new Map<Place, Known>();
  let count = 0;

  /** Interns what stands below an object, or below each of a list. */
  function inside(value: unknown, places: Place['below']): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) inside(item, places);
      return;
    }
    const object = value as Value;
    for (const [name, place] of places) if (Object.hasOwn(object, name)) object[name] = intern(object[name], place, 0);
  }

  function intern(value: unknown, place: Place, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      if (depth === deepestList) throw new RangeError('Lists are nested too deeply.');
      for (let index = 0; index < value.length; index++) value[index] = intern(value[index], place, depth + 1);
      return value;
    }
    if (place.below.size > 0) inside(value, place.below);
    return place.isBroughtOnce ? findEqual(value as Value, place) : value;
  }

  /** The first of the objects that are equal to this one. */
  function findEqual(object: Value, place: Place): Value {
    if (++count > mostKnown) {
      count = 0;
      knownAt.clear();
    }
    let known = knownAt.get(place);
    if (!known) {
      known = new Map();
      knownAt.set(place, known);
    }
    const key = keyOf(object);
    const candidates = known.get(key);
    if (!candidates) {
      known.set(key, [object]);
      return object;
    }
    for (const candidate of candidates) if (isEqual(candidate, object)) return candidate;
    if (candidates.length < mostCompared) candidates.push(object);
    return object;
  }

  return (answer) => inside(answer, below);
}

/** An object's first value that few others share: mostly its key. */
function keyOf(object: Value): unknown {
  let inner: unknown;
  for (const name in object) {
    const value = object[name];
    if (name === '__typename' || value === null) continue;
    if (typeof value !== 'object') return value;
    inner ??= value;
  }
  return inner;
}

/** Whether two JSON values are equal, to the order of their properties. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index++) if (!isEqual(one[index], other[index])) return false;
    return true;
  }
  const names = Object.keys(one);
  const otherNames = Object.keys(other);
  if (names.length !== otherNames.length) return false;
  for (const [index, name] of names.entries()) {
    if (name !== otherNames[index] || !isEqual((one as Value)[name], (other as Value)[name])) return false;
  }
  return true;
}
