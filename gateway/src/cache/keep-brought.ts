import type { Entry, TieredCache } from '@weedhounds/cache';
import type { AskedObject } from './asked-object.ts';
import type { BroughtObject } from './complete-object.ts';
import { addPart, holdsMore, type StoredPart } from './entries/stored-part.ts';
import type { EntityKeys } from './fetches/entity-keys.ts';
import type { Part } from './fetches/to-parts.ts';
import { type CallFacts, makeEntry } from './make-entry.ts';

/** Parts of objects that are to be asked for in one call. */
export interface Want {
  asked: AskedObject;
  /** Its index among those that were asked for. */
  index: number;
  parts: readonly Part[];
}

/** Under which a part of an object is kept; undefined where it may not be. */
export function keyOfPart({ parts, keys }: AskedObject, part: Part): string | undefined {
  return keys[parts.parts.indexOf(part)];
}

/**
 * Keeps what a call brought, as far as it is whole.
 *
 * @param brought aligned with `wants`
 * @returns what is kept now of each part; nothing of those that could not be kept
 */
export function keepBrought(
  wants: readonly Want[],
  brought: readonly BroughtObject[],
  facts: CallFacts,
  { cache, keys }: { cache: TieredCache; keys: EntityKeys },
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [at, { asked, parts }] of wants.entries()) {
    const { object, errors } = brought[at] ?? { object: null, errors: [] };
    if (object === null && errors.length > 0) continue;
    for (const part of parts) {
      const key = keyOfPart(asked, part);
      const entry = key !== undefined && makeEntry(asked, part, object, errors, facts, keys);
      if (entry) entries.set(key, withEarlier(cache.peek(key), entry, part));
    }
  }
  if (entries.size > 0) cache.set(entries);
  return entries;
}

/** Fresh fields that other operations asked for stay, and with them their times. */
function withEarlier(earlier: ReturnType<TieredCache['peek']>, entry: Entry, part: Part): Entry {
  if (earlier.kind !== 'found' || earlier.freshness !== 'fresh') return entry;
  if (earlier.entry.value === null || entry.value === null) return entry;
  const [before, after] = [earlier.entry.value as StoredPart, entry.value as StoredPart];
  const { storedAt, freshUntil, staleUntil, staleIfErrorUntil, fence, buildMs, tags } = earlier.entry;
  if (fence.generation !== entry.fence.generation || !holdsMore(before, after)) return entry;
  return {
    policy: entry.policy,
    value: addPart(before, after, part),
    tags: [...new Set([...tags, ...entry.tags])],
    storedAt,
    freshUntil,
    staleUntil,
    staleIfErrorUntil,
    fence: fence.number < entry.fence.number ? fence : entry.fence,
    buildMs: Math.max(buildMs, entry.buildMs),
  };
}
