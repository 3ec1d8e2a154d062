import { createVariableBinder, dependsOnVariables } from '../selection/bind-variables.ts';
import type { SelectedField, SelectedFields, Variables } from '../selection/resolve-selection.ts';
import type { CompiledFetch, PreparedFetch, WantedFields } from './compile-fetch.ts';
import type { NarrowFetch } from './narrow-fetch.ts';
import type { FetchApart } from './take-apart.ts';
import type { Part, Parts } from './to-parts.ts';

/**
 * A fetch with the values of its variables.
 *
 * @param given the variables that are sent
 * @param variables the same, with the values of those that were not given
 */
export function bindFetch(apart: FetchApart, given: Variables, variables: Variables): CompiledFetch {
  const binder = createVariableBinder(variables);
  const unbound = new Map<Parts, Parts>();
  const bound = new Map<Parts, Parts>();

  /** What no variable reaches stays the same object, so that what is known of it holds. */
  function bindParts(parts: Parts, isRoot = false): Parts {
    const fields = [...parts.uncached, ...parts.parts.flatMap((part) => part.fields)];
    if (!isRoot && !fields.some(dependsOnVariables)) return parts;
    let known = bound.get(parts);
    if (!known) {
      known = {
        selected: binder.fields(parts.selected),
        known: parts.known,
        uncached: parts.uncached.map(binder.field),
        parts: parts.parts.map((part) => bindPart(part, isRoot)),
      };
      bound.set(parts, known);
      unbound.set(known, parts);
    }
    return known;
  }

  function bindPart(part: Part, isRoot: boolean): Part {
    const fields = part.fields.some(dependsOnVariables) ? part.fields.map(binder.field) : part.fields;
    // Of the root, each field is an object's part of its own.
    if (isRoot) return rootPart(part, fields);
    return fields === part.fields ? part : { ...part, fields };
  }

  function toUnbound({ of, parts }: WantedFields): WantedFields {
    const before = unbound.get(of) ?? of;
    return { of: before, parts: parts.flatMap((part) => before.parts[of.parts.indexOf(part)] ?? []) };
  }

  function prepare({ spec, variables: used }: NarrowFetch): PreparedFetch {
    const sent = used.filter((name) => Object.hasOwn(given, name));
    return { spec, variables: JSON.stringify(Object.fromEntries(sent.map((name) => [name, given[name]]))) };
  }

  return {
    asked: apart.asked,
    isPrivate: apart.isPrivate,
    selected: binder.fields(apart.selected),
    root: bindParts(apart.root, true),
    below: (selected: SelectedFields) => bindParts(apart.below(selected.unbound ?? selected)),
    ofEntity(typeName, known) {
      const parts = apart.ofEntity(typeName, known);
      return parts && bindParts(parts);
    },
    whole: () => prepare(apart.whole()),
    narrowRoot: (wanted) => prepare(apart.narrowRoot(toUnbound(wanted))),
    narrowEntities: (wanted) => prepare(apart.narrowEntities(wanted.map(toUnbound))),
  };
}

const rootParts = new WeakMap<Part, Part>();

/** The part of a root field, known by the field with its arguments; the same object where no variable is among them. */
function rootPart(part: Part, fields: readonly SelectedField[]): Part {
  const isSame = fields === part.fields;
  const known = isSame ? rootParts.get(part) : undefined;
  if (known) return known;
  const named = { ...part, group: `${part.group} ${fields.map(({ key }) => key).join()}`, fields };
  if (isSame) rootParts.set(part, named);
  return named;
}
