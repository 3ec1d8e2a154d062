import { type Policy, strictest } from '@weedhounds/cache';
import type { SelectedField, SelectedFields } from '../selection/resolve-selection.ts';

/** The policy of a field by its own name and its type's; undefined for what is not kept. */
export type PolicyOf = (typeName: string, fieldName: string) => Policy | undefined;

/** Fields of one object that live and die together. */
export interface Part {
  /** Equal for parts of the same fields' policies. */
  group: string;
  policy: Policy;
  fields: readonly SelectedField[];
}

/** What is asked of objects of one type, by how it is kept. */
export interface Parts {
  selected: SelectedFields;
  /** What can be kept. */
  parts: readonly Part[];
  /** What must be asked for each time. */
  uncached: readonly SelectedField[];
  /** What is known of an object before it is asked for: its type, and keys. */
  known: readonly SelectedField[];
}

export interface PartOptions {
  policyOf: PolicyOf;
  /** Whether a field is part of a type's key: it never changes, and says nothing that who asks does not know. */
  isKey(typeName: string, fieldName: string): boolean;
}

/**
 * Groups fields by their policies: those of a field are its own and those of all that is asked below it. Keys, which never change,
 * go with every group.
 *
 * @param known names of fields whose values the representation holds
 */
export function toParts(selected: SelectedFields, known: ReadonlySet<string>, options: PartOptions): Parts {
  const typeName = selected.type.name;
  const ofKind = { known: [] as SelectedField[], keys: [] as SelectedField[], others: [] as SelectedField[] };
  for (const field of selected.fields) {
    if (field.name === '__typename' || (!field.inner && known.has(field.key))) ofKind.known.push(field);
    else if (!field.inner && options.isKey(typeName, field.name)) ofKind.keys.push(field);
    else ofKind.others.push(field);
  }
  const { parts, uncached } = group(typeName, ofKind.others, options);
  if (parts.length > 0) {
    const withKeys = parts.map((part) => ({ ...part, fields: [...part.fields, ...ofKind.keys] }));
    return { selected, known: ofKind.known, parts: withKeys, uncached };
  }
  const ofKeys = group(typeName, ofKind.keys, options);
  return { selected, known: ofKind.known, parts: ofKeys.parts, uncached: [...uncached, ...ofKeys.uncached] };
}

function group(typeName: string, fields: readonly SelectedField[], options: PartOptions) {
  const parts = new Map<string, Part & { fields: SelectedField[] }>();
  const uncached: SelectedField[] = [];
  for (const field of fields) {
    const policies = policiesOf(typeName, field, options);
    const [first, ...others] = policies ?? [];
    if (!first) {
      uncached.push(field);
      continue;
    }
    const name = groupOf([first, ...others]);
    const part = parts.get(name);
    if (part) part.fields.push(field);
    else parts.set(name, { group: name, policy: strictest([first, ...others]), fields: [field] });
  }
  return { parts: [...parts.values()], uncached };
}

/**
 * Of a field and all below it, but for entities, which are kept by themselves; undefined where there is something without a
 * policy, be it in an entity.
 */
function policiesOf(typeName: string, { name, inner }: SelectedField, options: PartOptions): Policy[] | undefined {
  const own = options.policyOf(typeName, name);
  if (!own) return undefined;
  if (!inner) return [own];
  const possible = inner.all();
  if (!possible) return undefined;
  const all = [own];
  for (const { type, fields, isEntity } of possible) {
    for (const field of fields) {
      if (field.name === '__typename' || (!field.inner && options.isKey(type.name, field.name))) continue;
      const policies = policiesOf(type.name, field, options);
      if (!policies) return undefined;
      if (!isEntity) all.push(...policies);
    }
  }
  return all;
}

function groupOf(policies: readonly Policy[]): string {
  return [...new Set(policies.map(({ name, ttlMs, scope, varies }) => `${name} ${ttlMs} ${scope} ${varies}`))]
    .sort()
    .join('+');
}
