import type { Part } from '../fetches/to-parts.ts';
import type { SelectedField } from '../selection/resolve-selection.ts';
import { fromStored, missing, toStored } from '../selection/stored-fields.ts';

/**
 * What is kept of the fields of one part, by their keys: a leaf's value, and of what holds objects the last few values, since
 * operations ask different things of the same objects.
 */
export type StoredPart = Readonly<Record<string, unknown>>;

/** Values of one field that are kept beside each other. */
const variants = 4;

/** An object's part as a subgraph would answer it; `missing` where not all of it is kept. */
export function readPart(stored: StoredPart, { fields }: Part): Readonly<Record<string, unknown>> | typeof missing {
  const object: Record<string, unknown> = {};
  for (const field of fields) {
    const value = Object.hasOwn(stored, field.key) ? readField(stored[field.key], field) : missing;
    if (value === missing) return missing;
    object[field.responseName] = value;
  }
  return object;
}

function readField(kept: unknown, field: SelectedField): unknown {
  if (!field.inner) return kept;
  for (const variant of kept as readonly unknown[]) {
    const value = fromStored(variant, field);
    if (value !== missing) return value;
  }
  return missing;
}

/** What is kept of a part of an object as a subgraph answered it; `missing` where the answer is not whole. */
export function toStoredPart(answer: Readonly<Record<string, unknown>>, { fields }: Part): StoredPart | typeof missing {
  const stored: Record<string, unknown> = {};
  for (const field of fields) {
    const value = Object.hasOwn(answer, field.responseName) ? toStored(answer[field.responseName], field) : missing;
    if (value === missing) return missing;
    stored[field.key] = field.inner ? [value] : value;
  }
  return stored;
}

/** What was kept, with what came later in its place. @param laterPart of which `later` is */
export function addPart(earlier: StoredPart, later: StoredPart, laterPart: Part): StoredPart {
  const merged: Record<string, unknown> = { ...earlier, ...later };
  for (const { key, inner } of laterPart.fields) {
    if (!inner || !Object.hasOwn(earlier, key)) continue;
    merged[key] = [...(later[key] as unknown[]), ...(earlier[key] as unknown[])].slice(0, variants);
  }
  return merged;
}
