import type { SelectedField, SelectedFields, Selection } from './resolve-selection.ts';

/** Stands for a value that is not all there. */
export const missing = Symbol('missing');

/** In the place of an entity that is kept by itself. */
export interface StoredReference {
  __typename: string;
  /** The canonical text of its representation. */
  __ref: string;
}

/** Keeps an entity by itself; `missing` where that cannot be done. */
export type KeepEntity = (selected: SelectedFields, object: AnsweredFields) => StoredReference | typeof missing;

/** Finds an entity that is kept by itself, with what is selected of it. */
export type FindEntity = (selected: SelectedFields, identity: string) => AnsweredFields | typeof missing;

/** An object as a subgraph answers it: fields by their response names. */
export type AnsweredFields = Readonly<Record<string, unknown>>;

/**
 * A value as it is kept, of what a subgraph answered: fields by their keys, whatever an operation calls them. Objects that are no
 * entities say their type where it was told.
 *
 * @returns `missing` where the answer lacks something that was asked for, or does not tell an object's type
 */
export function toStored(value: unknown, { inner }: SelectedField, keepEntity: KeepEntity): unknown {
  if (!inner) return value === undefined ? missing : value;
  return translate(value, inner, (object, selected) => {
    if (selected.isEntity) return keepEntity(selected, object);
    return translateFields(
      object,
      selected,
      ({ responseName, key }) => [responseName, key],
      (inside, field) => toStored(inside, field, keepEntity),
    );
  });
}

/**
 * What was kept, as a subgraph would answer it.
 *
 * @returns `missing` where something is asked for that is not kept
 */
export function fromStored(value: unknown, { inner }: SelectedField, findEntity: FindEntity): unknown {
  if (!inner) return value === undefined ? missing : value;
  return translate(value, inner, (object, selected) => {
    if (typeof object.__ref === 'string') return findEntity(selected, object.__ref);
    return translateFields(
      object,
      selected,
      ({ responseName, key }) => [key, responseName],
      (inside, field) => fromStored(inside, field, findEntity),
    );
  });
}

function translate(
  value: unknown,
  selection: Selection,
  ofObject: (object: AnsweredFields, selected: SelectedFields) => unknown,
): unknown {
  if (value === null) return null;
  if (typeof value !== 'object') return missing;
  if (!Array.isArray(value)) {
    const object = value as AnsweredFields;
    const selected = selection.of(object.__typename);
    return selected ? ofObject(object, selected) : missing;
  }
  const items: unknown[] = [];
  for (const item of value) {
    const translated = translate(item, selection, ofObject);
    if (translated === missing) return missing;
    items.push(translated);
  }
  return items;
}

function translateFields(
  object: AnsweredFields,
  { type, fields }: SelectedFields,
  namesOf: (field: SelectedField) => readonly [from: string, to: string],
  inside: (value: unknown, field: SelectedField) => unknown,
): Record<string, unknown> | typeof missing {
  const translated: Record<string, unknown> = {};
  if (typeof object.__typename === 'string') translated.__typename = object.__typename;
  for (const field of fields) {
    const [from, to] = namesOf(field);
    if (field.name === '__typename') {
      translated[to] = type.name;
      continue;
    }
    const value = Object.hasOwn(object, from) ? inside(object[from], field) : missing;
    if (value === missing) return missing;
    translated[to] = value;
  }
  return translated;
}
