import type { FetchScope } from '../fetch/fetch-layer.ts';
import type { EntryKeyOf } from './entries/entry-key.ts';
import type { CompiledFetch } from './fetches/compile-fetch.ts';
import type { Parts } from './fetches/to-parts.ts';
import { canonicalText } from './selection/canonical.ts';
import type { SelectedFields } from './selection/resolve-selection.ts';

/** An object of which a fetch asks something: the root, or an entity, wherever it stands. */
export interface AskedObject {
  parts: Parts;
  /** Values that are known of it before it is asked for, by field. */
  known: Readonly<Record<string, unknown>>;
  /** As the subgraph is told of it, as JSON text; empty for the root. */
  representation: string;
  /** Under which each of its parts is kept; undefined for what may not be. */
  keys: readonly (string | undefined)[];
}

/** The objects that a fetch asks something of, for one viewer. */
export interface AskedObjects {
  root(): AskedObject;
  /** @returns undefined for a representation of a type that no object has */
  entity(representation: string): AskedObject | undefined;
  /** An entity that stands below. @param identity its canonical representation */
  below(selected: SelectedFields, identity: string): AskedObject;
  /** Equal for viewers whom the same entries serve. */
  viewer: string;
}

/** What was made for a representation is given again to all whom the same entries serve. */
export function askedObjects(compiled: CompiledFetch, keyOf: EntryKeyOf, scope: FetchScope): AskedObjects {
  const viewer = `${scope.classKey}\n${compiled.isPrivate ? JSON.stringify(scope.subject) : ''}`;

  function make(parts: Parts, known: AskedObject['known'], representation: string, identity: string): AskedObject {
    const { name } = parts.selected.type;
    return { parts, known, representation, keys: parts.parts.map((part) => keyOf(name, part, identity, scope)) };
  }

  return {
    viewer,
    root: () => make(compiled.root, {}, '', ''),
    entity(representation) {
      const key = `${viewer}\n${representation}`;
      const made = compiled.asked.get(key);
      const known = made?.known ?? (JSON.parse(representation) as Record<string, unknown>);
      const parts = compiled.ofEntity(known.__typename, Object.keys(known));
      if (!parts || made?.parts === parts) return made;
      const object = make(parts, known, representation, canonicalText(known));
      compiled.asked.set(key, object);
      return object;
    },
    below(selected, identity) {
      const parts = compiled.below(selected);
      const key = `${numberOf(parts)} ${viewer}\n${identity}`;
      const object = compiled.asked.get(key) ?? make(parts, JSON.parse(identity), identity, identity);
      compiled.asked.set(key, object);
      return object;
    },
  };
}

const numbers = new WeakMap<Parts, number>();
let lastNumber = 0;

/** Tells what is asked of objects from all else that is. */
function numberOf(parts: Parts): number {
  const number = numbers.get(parts) ?? ++lastNumber;
  numbers.set(parts, number);
  return number;
}

/** What is known of an object, under the names by which it is asked for. */
export function addKnown(object: Record<string, unknown>, { parts, known }: AskedObject): Record<string, unknown> {
  for (const { name, key, responseName } of parts.known) {
    object[responseName] = name === '__typename' ? parts.selected.type.name : known[key];
  }
  return object;
}
