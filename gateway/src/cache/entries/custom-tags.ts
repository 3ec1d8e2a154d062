import type { Part } from '../fetches/to-parts.ts';
import type { CacheHints } from '../policies/read-cache-hints.ts';
import { argumentsIn, type SelectedField } from '../selection/resolve-selection.ts';
import { customTag } from './entity-tags.ts';

/** The tags that the schema gives a part of an object of a type. */
export type CustomTagsOf = (typeName: string, part: Part) => readonly string[];

/** A name in braces, in a tag. */
export const placeholder = /\{(\w+)\}/g;

/**
 * Makes the function that tells the tags of `@purgedBy`: of the type, of the part's fields, and of all that is asked below, up to
 * entities, which are kept by themselves and bring their own.
 */
export function createCustomTags(hints: Pick<CacheHints, 'ofType' | 'ofField'>): CustomTagsOf {
  const known = new WeakMap<Part, readonly string[]>();

  function addField(tags: Set<string>, typeName: string, field: SelectedField): void {
    const templates = hints.ofField(typeName, field.name).tags;
    if (templates.length > 0) {
      const values = argumentsIn(field);
      for (const template of templates) tags.add(customTag(fill(template, values)));
    }
    for (const { type, isEntity, fields } of field.inner?.all() ?? []) {
      if (isEntity) continue;
      addType(tags, type.name);
      for (const inner of fields) addField(tags, type.name, inner);
    }
  }

  function addType(tags: Set<string>, typeName: string): void {
    for (const template of hints.ofType(typeName).tags) tags.add(customTag(template));
  }

  return (typeName, part) => {
    let tags = known.get(part);
    if (!tags) {
      const all = new Set<string>();
      addType(all, typeName);
      for (const field of part.fields) addField(all, typeName, field);
      tags = [...all];
      known.set(part, tags);
    }
    return tags;
  };
}

/** A tag with the values of arguments; one that was not given is no text. */
function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
