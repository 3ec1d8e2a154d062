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

/**
 * What is kept of the fields of one part: leaves by their keys, and what holds objects by key and selection, since operations ask
 * different things of the same objects. What is asked of entities does not count: they are kept by themselves.
 */
export type StoredPart = Readonly<Record<string, unknown>>;

/** Selections of one field that are kept beside each other. */
const selectionsOfField = 4;

/** Under which a field's value is kept. */
export function storedName({ key, inner }: SelectedField): string {
  return inner ? `${key} ${signatureOf(inner)}` : key;
}

/** An object's part as a subgraph would answer it; `missing` where not all of it is kept. */
export function readPart(
  stored: StoredPart,
  { fields }: Part,
  findEntity: FindEntity,
): AnsweredFields | typeof missing {
  const object: Record<string, unknown> = {};
  for (const field of fields) {
    const value = readField(stored, field, findEntity);
    if (value === missing) return missing;
    object[field.responseName] = value;
  }
  return object;
}

function readField(stored: StoredPart, field: SelectedField, findEntity: FindEntity): unknown {
  const name = storedName(field);
  if (Object.hasOwn(stored, name)) return fromStored(stored[name], field, findEntity);
  if (!field.inner) return missing;
  for (const other of namesOfField(stored, field)) {
    const value = fromStored(stored[other], field, findEntity);
    if (value !== missing) return value;
  }
  return missing;
}

/** The names under which any selection of a field is kept, the oldest first. */
function namesOfField(stored: StoredPart, field: SelectedField): string[] {
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
  return stored;
}

/** Whether something was kept that is not in what came later. */
export function holdsMore(earlier: StoredPart, later: StoredPart): boolean {
  return Object.keys(earlier).some((name) => !Object.hasOwn(later, name));
}

/** What was kept, with what came later in its place. @param part of which `later` is */
export function addPart(earlier: StoredPart, later: StoredPart, { fields }: Part): StoredPart {
  const merged: Record<string, unknown> = { ...earlier, ...later };
  for (const field of fields) {
    if (!field.inner) continue;
    for (const name of namesOfField(merged, field).slice(0, -selectionsOfField)) delete merged[name];
  }
  return merged;
}
