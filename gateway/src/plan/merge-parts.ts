import type { GraphQLError } from 'graphql';
import type { BroughtFields } from './take-part.ts';

/** What the execution of a part has brought together, before it is shaped. */
export interface PartResult {
  data: Readonly<Record<string, unknown>>;
  errors: readonly GraphQLError[];
  /** Objects of which a fetch brought nothing. */
  incomplete: ReadonlySet<object>;
}

/**
 * Puts together what the parts of a split operation brought, to be shaped as the whole. Null wins. Where a later part answers with
 * other objects than the first, because they changed in between, its fields are left out, which shaping reports.
 *
 * Nothing that is given is written into.
 */
export function mergeParts(first: PartResult, others: readonly (PartResult & { brings: BroughtFields })[]): PartResult {
  return others.reduce((merged, other) => {
    const incomplete = new Set([...merged.incomplete, ...other.incomplete]);
    const data = mergeObjects(merged.data, other.data, other.brings, incomplete);
    return { data, errors: withoutRepeats([...merged.errors, ...other.errors]), incomplete };
  }, first);
}

type Entity = Readonly<Record<string, unknown>>;

/** @param incomplete gets the merged object where one of the two is in it */
function mergeObjects(one: Entity, other: Entity, brings: BroughtFields, incomplete: Set<object>): Entity {
  const merged: Record<string, unknown> = { ...one };
  const isIncomplete = incomplete.has(other);
  if (isIncomplete || incomplete.has(one)) incomplete.add(merged);
  for (const [name, { isOwn, below }] of brings) {
    const value = other[name];
    if (isOwn && !Object.hasOwn(one, name)) {
      if (value !== undefined) merged[name] = value;
    } else if (value !== undefined) merged[name] = mergeValues(one[name], value, below, incomplete);
    else if (isIncomplete && typeof one[name] === 'object') merged[name] = null;
  }
  return merged;
}

function mergeValues(one: unknown, other: unknown, brings: BroughtFields, incomplete: Set<object>): unknown {
  if (!isObject(one)) return one;
  if (other === null) return null;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return one;
    return one.map((item, index) => mergeValues(item, other[index], brings, incomplete));
  }
  if (!isObject(other) || !isSame(one, other, brings)) return one;
  return mergeObjects(one, other, brings, incomplete);
}

/** Whether two objects agree in the keys that both have: the only leaves that more than one part brings. */
function isSame(one: Entity, other: Entity, brings: BroughtFields): boolean {
  return [...brings].every(([name, { isOwn }]) => {
    const [value, otherValue] = [one[name], other[name]];
    const isKey = !isOwn && isLeaf(value) && isLeaf(otherValue);
    return !isKey || value === otherValue;
  });
}

function isLeaf(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}

function isObject(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null;
}

/** What failed for several parts in one place failed once. */
function withoutRepeats(errors: readonly GraphQLError[]): GraphQLError[] {
  const byText = new Map<string, GraphQLError>();
  for (const error of errors) {
    const text = JSON.stringify([error.path, error.extensions.code, error.message]);
    if (!byText.has(text)) byText.set(text, error);
  }
  return [...byText.values()];
}
