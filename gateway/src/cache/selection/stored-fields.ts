import type { SelectedField, SelectedFields, Selection } from './resolve-selection.ts';

/** The fields of an object as they are kept: by their keys, whatever an operation calls them. Where objects of several types may stand, with `__typename`. */
export type StoredObject = Readonly<Record<string, unknown>>;

/** Stands for a value that is not all there. */
export const missing = Symbol('missing');

/**
 * A value as it is kept, of what a subgraph answered.
 *
 * @returns `missing` where the answer lacks something that was asked for, or does not tell an object's type
 */
export function toStored(value: unknown, { inner }: SelectedField): unknown {
  return inner ? translate(value, inner, { from: 'responseName', to: 'key' }) : leaf(value);
}

/**
 * What was kept, as a subgraph would answer it.
 *
 * @returns `missing` where something is asked for that is not kept
 */
export function fromStored(value: unknown, { inner }: SelectedField): unknown {
  return inner ? translate(value, inner, { from: 'key', to: 'responseName' }) : leaf(value);
}

interface Names {
  from: 'key' | 'responseName';
  to: 'key' | 'responseName';
}

function leaf(value: unknown): unknown {
  return value === undefined ? missing : value;
}

function translate(value: unknown, selection: Selection, names: Names): unknown {
  if (value === null) return null;
  if (typeof value !== 'object') return missing;
  if (!Array.isArray(value)) return translateObject(value as Record<string, unknown>, selection, names);
  const items: unknown[] = [];
  for (const item of value) {
    const translated = translate(item, selection, names);
    if (translated === missing) return missing;
    items.push(translated);
  }
  return items;
}

function translateObject(object: Record<string, unknown>, selection: Selection, { from, to }: Names): unknown {
  const selected: SelectedFields | undefined = selection.of(object.__typename);
  if (!selected) return missing;
  const translated: Record<string, unknown> = {};
  if (typeof object.__typename === 'string') translated.__typename = object.__typename;
  for (const field of selected.fields) {
    if (field.name === '__typename') {
      translated[field[to]] = selected.type.name;
      continue;
    }
    const name = field[from];
    if (!Object.hasOwn(object, name)) return missing;
    const value = object[name];
    const inner = field.inner ? translate(value, field.inner, { from, to }) : value;
    if (inner === missing || inner === undefined) return missing;
    translated[field[to]] = inner;
  }
  return translated;
}
