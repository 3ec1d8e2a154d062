import type { Entry, TieredCache } from '@weedhounds/cache';
import type { SubgraphCaching } from '../fetch/subgraph-caching.ts';
import type { AskedObject, AskedObjects } from './asked-object.ts';
import type { BroughtObject } from './complete-object.ts';
import type { CustomTagsOf } from './entries/custom-tags.ts';
import { subgraphTag, tagsOfEntity, typeTag } from './entries/entity-tags.ts';
import { addEarlier, type StoredPart, toStoredPart } from './entries/stored-part.ts';
import type { EntityKeys } from './fetches/entity-keys.ts';
import type { Part } from './fetches/to-parts.ts';
import type { Lives } from './lives/observed-lives.ts';
import { type CallFacts, makeEntry } from './make-entry.ts';
import { canonicalText } from './selection/canonical.ts';
import type { SelectedFields } from './selection/resolve-selection.ts';
import { type AnsweredFields, missing, type StoredReference } from './selection/stored-fields.ts';

/** Parts of objects that are to be asked for in one call. */
export interface Want {
  asked: AskedObject;
  parts: readonly Part[];
}

/** What is kept now of a part of an object. */
export interface KeptPart {
  typeName: string;
  entry: Entry;
  /** Of the entities in it. */
  below: readonly KeptPart[];
}

/** What is kept now of a call. */
export interface KeptParts {
  /** Under each part's key; nothing of those that could not be kept. */
  kept: ReadonlyMap<string, KeptPart>;
  /** Fulfilled when the store has it, or has failed. */
  isStored: Promise<void>;
}

export interface KeepOptions {
  cache: TieredCache;
  keys: EntityKeys;
  objects: AskedObjects;
  customTagsOf: CustomTagsOf;
  /** Default: everything lives as long as its policy says. */
  lives?: Lives | undefined;
}

/** Under which a part of an object is kept; undefined where it may not be. */
export function keyOfPart({ parts, keys }: AskedObject, part: Part): string | undefined {
  return keys[parts.parts.indexOf(part)];
}

/**
 * Keeps what a call brought, as far as it is whole: no part with an error in it, and none that holds an entity which does not tell
 * who it is. Entities are kept by themselves, wherever they stand.
 *
 * @param brought aligned with `wants`
 */
export function keepBrought(
  wants: readonly Want[],
  brought: readonly BroughtObject[],
  facts: CallFacts,
  { cache, keys, objects, customTagsOf, lives }: KeepOptions,
): KeptParts {
  const kept = new Map<string, KeptPart>();
  const references = new Map<SelectedFields, Map<AnsweredFields, Reference | undefined>>();

  for (const [at, { asked, parts }] of wants.entries()) {
    const { object, errors, caching } = brought[at] ?? { object: null, errors: [], caching: undefined };
    if ((object === null && errors.length > 0) || caching?.mayKeep === false) continue;
    const failed = new Set(errors.map(({ path: [name] }) => name));
    for (const part of parts) {
      const isWhole = !failed.has(undefined) && !part.fields.some(({ responseName }) => failed.has(responseName));
      if (isWhole) keepPart(asked, part, object, caching);
    }
  }
  const isStored = cache.set(new Map([...kept].map(([key, { entry }]) => [key, entry])));
  return { kept, isStored };

  function keepPart(
    asked: AskedObject,
    part: Part,
    answered: AnsweredFields | null,
    caching: SubgraphCaching | undefined,
  ): KeptPart | undefined {
    const key = keyOfPart(asked, part);
    if (key === undefined || (caching?.isPrivate && part.policy.scope !== 'PRIVATE')) return undefined;
    const { name: typeName } = asked.parts.selected.type;
    const tags = new Set([subgraphTag(facts.subgraph), typeTag(typeName), ...customTagsOf(typeName, part)]);
    const below: KeptPart[] = [];
    const held: string[] = [];
    const value =
      answered === null
        ? null
        : toStoredPart(answered, part, (selected, object) => {
            const reference = referTo(selected, object, caching);
            if (!reference) return missing;
            for (const tag of reference.tags) tags.add(tag);
            for (const inner of reference.below) below.push(inner);
            if (reference.object !== undefined) held.push(reference.object);
            return reference.stored;
          });
    if (value === missing) return undefined;
    for (const tag of tagsOfEntity(keys, typeName, { ...value?.fields, ...asked.known })) tags.add(tag);
    const object = objectName(typeName, { ...value?.fields, ...asked.known });
    const ttlMs = value && lives?.ttlOf(part.policy, { key, object, value, held }, facts.startedAt);
    const policy = ttlMs === undefined || ttlMs === null ? part.policy : { ...part.policy, ttlMs };
    const entry = makeEntry(policy, { value, tags: [...tags] }, facts, caching);
    const whole = { typeName, below, entry: withEarlier(kept.get(key)?.entry, withKept(key, entry, part), part) };
    kept.set(key, whole);
    return whole;
  }

  interface Reference {
    stored: StoredReference;
    object: string | undefined;
    tags: Iterable<string>;
    below: readonly KeptPart[];
  }

  /** Keeps an entity that stands in a part, once for all places where the answer has the same object. */
  function referTo(
    selected: SelectedFields,
    object: AnsweredFields,
    caching: SubgraphCaching | undefined,
  ): Reference | undefined {
    let known = references.get(selected);
    if (!known) {
      known = new Map();
      references.set(selected, known);
    }
    if (!known.has(object)) known.set(object, makeReference(selected, object, caching));
    return known.get(object);
  }

  function makeReference(
    selected: SelectedFields,
    object: AnsweredFields,
    caching: SubgraphCaching | undefined,
  ): Reference | undefined {
    const { name: typeName } = selected.type;
    const byKey = Object.fromEntries(selected.fields.map(({ key, responseName }) => [key, object[responseName]]));
    const identity = keys.identityIn(facts.subgraph, typeName) ?? [];
    if (identity.some((name) => byKey[name] === undefined || byKey[name] === null)) return undefined;
    const known = Object.fromEntries(identity.map((name) => [name, byKey[name]]));
    const text = canonicalText({ __typename: typeName, ...known });
    const asked = objects.below(selected, text);
    const tags = new Set([typeTag(typeName), ...tagsOfEntity(keys, typeName, byKey)]);
    const below: KeptPart[] = [];
    for (const part of asked.parts.parts) {
      const inner = keepPart(asked, part, object, caching);
      if (!inner) return undefined;
      for (const tag of inner.entry.tags) tags.add(tag);
      below.push(inner, ...inner.below);
    }
    return { stored: { __typename: typeName, __ref: text }, object: objectName(typeName, byKey), tags, below };
  }

  /** Fresh fields that other operations asked for stay, as old as they are. */
  function withKept(key: string, entry: Entry, part: Part): Entry {
    const earlier = cache.peek(key);
    return earlier.kind === 'found' && earlier.freshness === 'fresh' ? withEarlier(earlier.entry, entry, part) : entry;
  }
}

/** An object's type and id, by which what belongs to it is known; undefined where it tells none. */
function objectName(typeName: string, { id }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof id === 'string' ? `${typeName} ${id}` : undefined;
}

const times = ['storedAt', 'freshUntil', 'staleUntil', 'staleIfErrorUntil'] as const;

/** @param earlier fresh, or of the same call */
function withEarlier(earlier: Entry | undefined, entry: Entry, part: Part): Entry {
  if (!earlier || earlier.value === null || entry.value === null) return entry;
  const { fence, tags, buildMs } = earlier;
  if (fence.generation !== entry.fence.generation) return entry;
  // By the time that is over first: lives may differ from fetch to fetch.
  const ms = Math.max(0, ...times.map((time) => entry[time] - earlier[time]));
  return {
    ...entry,
    value: addEarlier(entry.value as StoredPart, earlier.value as StoredPart, ms, part),
    tags: [...new Set([...tags, ...entry.tags])],
    fence: fence.number < entry.fence.number ? fence : entry.fence,
    buildMs: Math.max(buildMs, entry.buildMs),
  };
}
