import type { FetchScope } from '../fetch/fetch-layer.ts';
import type { Part, Parts } from './fetches/to-parts.ts';

/** An object of which a fetch asks something: an entity, or the root. */
export interface AskedObject {
  parts: Parts;
  /** Values that are known of it before it is asked for, by field. */
  known: Readonly<Record<string, unknown>>;
  /** Its canonical representation; empty for the root. */
  identity: string;
  /** Under which each of its parts is kept; undefined for what may not be. */
  keys: readonly (string | undefined)[];
}

/** Names what is kept of an object's part. */
export type EntryKeyOf = (typeName: string, part: Part, object: string, scope: FetchScope) => string | undefined;

/** @param identity its canonical representation; empty for the root */
export function askedObject(
  parts: Parts,
  known: AskedObject['known'],
  identity: string,
  keyOf: (part: Part) => string | undefined,
): AskedObject {
  return { parts, known, identity, keys: parts.parts.map(keyOf) };
}

/** What is known of an object, under the names by which it is asked for. */
export function addKnown(object: Record<string, unknown>, { parts, known }: AskedObject): Record<string, unknown> {
  for (const { name, key, responseName } of parts.known) {
    object[responseName] = name === '__typename' ? parts.selected.type.name : known[key];
  }
  return object;
}
