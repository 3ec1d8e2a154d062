import type { Place } from './place.ts';

type Value = Record<string, unknown>;

/** Lists within lists; no schema has more. */
const deepestList = 32;

/**
 * Makes one object of all that are equal at a place, from the innermost places out. A subgraph's answer is a tree in which the same
 * entity stands again and again; what is then done for each of its objects is done once for equal ones.
 *
 * Writes into the answer, which must be nobody's yet.
 *
 * @throws RangeError when lists or values are nested deeper than anything that was asked for
 */
export function internObjects(answer: unknown, { below }: Place): void {
  const known = new Map<Place, Map<string, Value>>();
  const references = new Map<object, number>();
  inside(answer, below);

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
    const object = value as Value;
    if (place.below.size > 0) inside(object, place.below);
    if (!place.isBroughtOnce) return object;
    const text = textOf(object, place);
    const before = known.get(place) ?? new Map<string, Value>();
    known.set(place, before);
    const first = before.get(text);
    if (first) return first;
    before.set(text, object);
    references.set(object, references.size);
    return object;
  }

  /** A text that only equal objects have. */
  function textOf(object: Value, { below: places }: Place): string {
    if (places.size === 0) return JSON.stringify(object);
    const shallow = { ...object };
    for (const name of places.keys()) if (Object.hasOwn(shallow, name)) shallow[name] = refer(shallow[name]);
    return JSON.stringify(shallow);
  }

  /** Stands for a value within a text: each object by its number, and one that is not interned by one of its own. */
  function refer(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(refer);
    const reference = references.get(value) ?? references.size;
    references.set(value, reference);
    return { '#': reference };
  }
}
