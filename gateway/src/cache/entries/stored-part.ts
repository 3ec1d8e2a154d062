import type { Part } from '../fetches/to-parts.ts';
import { type SelectedField, signatureOf } from '../selection/resolve-selection.ts';
import {
  type AnsweredFields,
  type FindEntity,
  fromStored,
  type KeepEntity,
  missing,
  toStored,
} from '../selection/stored-fields.ts';

/** What is kept of the fields of one part. */
export interface StoredPart {
  /**
   * Leaves by their keys, and what holds objects by key and selection, since operations ask different things of the same objects. What
   * is asked of entities does not count: they are kept by themselves.
   */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Milliseconds by which fields are older than their entry, by the same names; those that are not do not stand here. */
  readonly older?: Readonly<Record<string, number>>;
}

/** Selections of one field that are kept beside each other. */
const selectionsOfField = 4;

/** Under which a field's value is kept. */
export function storedName({ key, inner }: SelectedField): string {
  return inner ? `${key} ${signatureOf(inner)}` : key;
}

/** A part that was read. */
export interface ReadPart {
  /** As a subgraph would answer it. */
  fields: AnsweredFields;
  /** Milliseconds by which the oldest of them is older than the entry. */
  olderBy: number;
}

/** @returns `missing` where not all of a part is kept */
export function readPart(stored: StoredPart, { fields }: Part, findEntity: FindEntity): ReadPart | typeof missing {
  const object: Record<string, unknown> = {};
  let olderBy = 0;
  for (const field of fields) {
    const read = readField(stored, field, findEntity);
    if (!read) return missing;
    object[field.responseName] = read.value;
    olderBy = Math.max(olderBy, stored.older?.[read.name] ?? 0);
  }
  return { fields: object, olderBy };
}

function readField(stored: StoredPart, field: SelectedField, findEntity: FindEntity) {
  const usual = storedName(field);
  const names = Object.hasOwn(stored.fields, usual) ? [usual] : field.inner ? namesOfField(stored.fields, field) : [];
  for (const name of names) {
    const value = fromStored(stored.fields[name], field, findEntity);
    if (value !== missing) return { name, value };
  }
  return undefined;
}

/** The names under which any selection of a field is kept, the oldest first. */
function namesOfField(stored: StoredPart['fields'], field: SelectedField): string[] {
  const { length } = storedName(field);
  return Object.keys(stored).filter((name) => name.length === length && name.startsWith(`${field.key} `));
}

/** What is kept of a part of an object as a subgraph answered it; `missing` where the answer is not whole. */
export function toStoredPart(
  answer: AnsweredFields,
  { fields }: Part,
  keepEntity: KeepEntity,
): StoredPart | typeof missing {
  const stored: Record<string, unknown> = {};
  for (const field of fields) {
    const isThere = Object.hasOwn(answer, field.responseName);
    const value = isThere ? toStored(answer[field.responseName], field, keepEntity) : missing;
    if (value === missing) return missing;
    stored[storedName(field)] = value;
  }
  return { fields: stored };
}

/**
 * What came later, with what was kept before and is not in it.
 *
 * @param ms by how much `later` is younger
 * @param part of which `later` is
 */
export function addEarlier(later: StoredPart, earlier: StoredPart, ms: number, { fields }: Part): StoredPart {
  const all = { ...earlier.fields, ...later.fields };
  const older: Record<string, number> = { ...later.older };
  for (const name of Object.keys(earlier.fields)) {
    if (!Object.hasOwn(later.fields, name)) older[name] = (earlier.older?.[name] ?? 0) + ms;
  }
  for (const field of fields) {
    if (!field.inner) continue;
    for (const name of namesOfField(all, field).slice(0, -selectionsOfField)) {
      delete all[name];
      delete older[name];
    }
  }
  return Object.keys(older).length > 0 ? { fields: all, older } : { fields: all };
}
