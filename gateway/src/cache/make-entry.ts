import type { Entry, Fence, Policy } from '@weedhounds/cache';
import type { FetchError } from '../fetch/fetch-layer.ts';
import type { AskedObject } from './asked-object.ts';
import { addTagsBelow, subgraphTag, tagsOfEntity, typeTag } from './entries/entity-tags.ts';
import { type StoredPart, storedName, toStoredPart } from './entries/stored-part.ts';
import type { EntityKeys } from './fetches/entity-keys.ts';
import type { Part } from './fetches/to-parts.ts';
import { missing } from './selection/stored-fields.ts';

/** What is the same for all that one call brought. */
export interface CallFacts {
  subgraph: string;
  /** As it was before the call. */
  fence: Fence;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
}

/** An object as a subgraph answered it; null where it says that there is none. */
export type AnsweredObject = Readonly<Record<string, unknown>> | null;

/**
 * What to keep of a part of an object that a subgraph answered; undefined where it has errors, is not whole, or holds entities that
 * do not tell who they are.
 *
 * @param errors of the object, with paths below it
 */
export function makeEntry(
  asked: AskedObject,
  part: Part,
  answered: AnsweredObject,
  errors: readonly FetchError[],
  { subgraph, fence, startedAt, endedAt }: CallFacts,
  keys: EntityKeys,
): Entry | undefined {
  const names = new Set<unknown>(part.fields.map(({ responseName }) => responseName));
  if (errors.some(({ path: [name] }) => name === undefined || names.has(name))) return undefined;
  const { name: typeName } = asked.parts.selected.type;
  const tags = new Set<string>([subgraphTag(subgraph), typeTag(typeName)]);
  for (const tag of tagsOfEntity(keys, typeName, asked.known)) tags.add(tag);
  const stored = answered === null ? null : toStoredPart(answered, part);
  if (stored === missing) return undefined;
  if (stored !== null) {
    for (const tag of tagsOfEntity(keys, typeName, stored)) tags.add(tag);
    for (const field of part.fields) if (!addFieldTags(tags, stored, field, subgraph, keys)) return undefined;
  }
  return { value: stored, tags: [...tags], fence, ...lifeOf(part.policy, stored === null, startedAt, endedAt) };
}

function addFieldTags(
  tags: Set<string>,
  stored: StoredPart,
  field: Part['fields'][number],
  subgraph: string,
  keys: EntityKeys,
): boolean {
  return !field.inner || addTagsBelow(tags, stored[storedName(field)], field, subgraph, keys);
}

function lifeOf(
  { name, ttlMs, staleMs, staleIfErrorMs, negativeTtlMs }: Policy,
  isNegative: boolean,
  from: number,
  to: number,
) {
  const freshUntil = from + (isNegative ? negativeTtlMs : ttlMs);
  const graceOf = (graceMs: number) => (isNegative ? freshUntil : freshUntil + graceMs);
  return {
    policy: name,
    storedAt: from,
    freshUntil,
    staleUntil: graceOf(staleMs),
    staleIfErrorUntil: graceOf(staleIfErrorMs),
    buildMs: to - from,
  };
}
