import { Kind, type SelectionSetNode } from 'graphql';
import type { EntityKeys } from '../fetches/entity-keys.ts';
import { canonicalText } from '../selection/canonical.ts';
import type { SelectedField, Selection } from '../selection/resolve-selection.ts';

/** Tags by which all of a subgraph, of a type, or of one entity is purged. */
export const subgraphTag = (subgraph: string): string => `subgraph ${subgraph}`;
export const typeTag = (typeName: string): string => `type ${typeName}`;
/** One that the schema names. */
export const customTag = (tag: string): string => `tag ${tag}`;
/** @param key its fields, with leaves as texts */
export const entityTag = (typeName: string, key: unknown): string => `entity ${typeName} ${canonicalText(key)}`;

/** The tags of an entity, one for each of its keys that an object holds; in any subgraph it is known by one of them. */
export function tagsOfEntity(keys: EntityKeys, typeName: string, object: Readonly<Record<string, unknown>>): string[] {
  return keys.of(typeName).flatMap((set) => {
    const key = readKey(object, set);
    return key === undefined ? [] : [entityTag(typeName, key)];
  });
}

/**
 * Adds the tags of the entities that a kept value holds, and of their types.
 *
 * @param value as it is kept: fields by their keys
 * @returns whether each of them tells who it is; what holds one that does not cannot be purged with it
 */
export function addTagsBelow(
  tags: Set<string>,
  value: unknown,
  { inner }: SelectedField,
  subgraph: string,
  keys: EntityKeys,
): boolean {
  return inner === undefined || addTags(tags, value, inner);

  function addTags(tagged: Set<string>, held: unknown, selection: Selection): boolean {
    if (held === null || typeof held !== 'object') return true;
    if (Array.isArray(held)) return held.every((item) => addTags(tagged, item, selection));
    const object = held as Record<string, unknown>;
    const selected = selection.of(object.__typename);
    if (!selected) return false;
    const { name } = selected.type;
    if (keys.inSubgraph(subgraph, name).length > 0) {
      const ofEntity = tagsOfEntity(keys, name, object);
      if (ofEntity.length === 0) return false;
      for (const tag of ofEntity) tagged.add(tag);
      tagged.add(typeTag(name));
    }
    return selected.fields.every(({ key, inner: below }) => below === undefined || addTags(tagged, object[key], below));
  }
}

/** The values of a key's fields; undefined where one is not there. IDs may come as numbers or strings, and are the same. */
function readKey(object: Readonly<Record<string, unknown>>, { selections }: SelectionSetNode): unknown {
  const key: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) return undefined;
    const { name, selectionSet } = selection;
    const value = object[name.value];
    if (value === undefined || value === null) return undefined;
    key[name.value] = selectionSet ? readInner(value, selectionSet) : String(value);
    if (key[name.value] === undefined) return undefined;
  }
  return key;
}

function readInner(value: unknown, selectionSet: SelectionSetNode): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return readKey(value as Record<string, unknown>, selectionSet);
}
