import type { EntityKeys } from '../fetches/entity-keys.ts';
import type { SelectedFields, Selection } from '../selection/resolve-selection.ts';
import { tagsOfEntity } from './entity-tags.ts';

/** The tags of all entities in an answer, as a subgraph gave it; also in one that is not whole. */
export function tagsBroughtBy(answer: unknown, selected: SelectedFields, keys: EntityKeys): string[] {
  const tags = new Set<string>();
  addOfObject(answer, selected);
  return [...tags];

  function addOfObject(value: unknown, { type, fields }: SelectedFields): void {
    if (typeof value !== 'object' || value === null) return;
    const object = value as Record<string, unknown>;
    const byKey = Object.fromEntries(fields.map(({ key, responseName }) => [key, object[responseName]]));
    for (const tag of tagsOfEntity(keys, type.name, byKey)) tags.add(tag);
    for (const { responseName, inner } of fields) if (inner) addAll(object[responseName], inner);
  }

  function addAll(value: unknown, selection: Selection): void {
    if (Array.isArray(value)) {
      for (const item of value) addAll(item, selection);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const selected = selection.of((value as Record<string, unknown>).__typename);
    if (selected) addOfObject(value, selected);
  }
}
