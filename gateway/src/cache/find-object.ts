import { type Absence, type Entry, type Freshness, freshnessOf, type Tier, type TieredCache } from '@weedhounds/cache';
import { type AskedObject, type AskedObjects, addKnown } from './asked-object.ts';
import { readPart, type StoredPart } from './entries/stored-part.ts';
import type { Part } from './fetches/to-parts.ts';
import { type AnsweredFields, missing } from './selection/stored-fields.ts';

/** An entry that is kept of an object's part. */
export interface FoundEntry {
  asked: AskedObject;
  part: Part;
  /** With the times of its oldest field that is needed. */
  entry: Entry;
  /** Milliseconds by which that is older than the entry as it is kept. */
  olderBy: number;
  freshness: Freshness;
  tier: Tier;
}

/** A part of an object that is kept. */
export interface FoundPart {
  part: Part;
  /** The part's own, and those of all entities in it. */
  entries: readonly FoundEntry[];
  /** Of the entry that is least so. */
  freshness: Freshness;
  /** As a subgraph would answer it; null where the object does not exist. */
  fields: AnsweredFields | null;
}

/**
 * Why a part must be asked for: nothing that may be served is there, not all of it, nothing may be kept for who asks, or
 * something is lacking of an entity in it.
 */
export type Reason = Absence | 'fields missing' | 'no identity' | 'entities missing';

/** A part of an object that must be asked for. */
export interface LackingPart {
  asked: AskedObject;
  part: Part;
  why: Reason;
}

/** What is kept of an object. */
export interface FoundObject {
  /** What can be served. */
  served: readonly FoundPart[];
  /** What must be asked for. */
  wanted: ReadonlyMap<Part, Reason>;
  /** Of what must be asked for: what may be served should its subgraph fail. */
  fallbacks: readonly FoundPart[];
  /** What is lacking of entities in parts that are kept themselves. Where nothing is, the part itself must be asked for. */
  below: readonly LackingPart[];
}

/** Where objects are looked for. */
export interface Search {
  cache: Pick<TieredCache, 'peek'>;
  /** Milliseconds since the epoch. */
  now: number;
  objects: AskedObjects;
  /** Makes one of equal objects in what is read. */
  intern(fields: unknown): void;
}

const order: readonly Freshness[] = ['fresh', 'stale', 'stale-if-error'];
const worse = (one: Freshness, other: Freshness) => (order.indexOf(one) < order.indexOf(other) ? other : one);

/** Looks in memory for the parts of an object. */
export function findObject(asked: AskedObject, search: Search): FoundObject {
  const served: FoundPart[] = [];
  const wanted = new Map<Part, Reason>();
  const fallbacks: FoundPart[] = [];
  const below: LackingPart[] = [];
  for (const [index, part] of asked.parts.parts.entries()) {
    const { found, why, lacking } = findPart(asked, part, asked.keys[index], search);
    if (found && why === undefined) served.push(found);
    else if (found) fallbacks.push(found);
    if (why !== undefined) wanted.set(part, why);
    below.push(...lacking);
  }
  return { served, wanted, fallbacks, below };
}

interface FindResult {
  found?: FoundPart;
  /** Why it must be asked for. */
  why?: Reason;
  lacking: readonly LackingPart[];
}

function findPart(asked: AskedObject, part: Part, key: string | undefined, search: Search): FindResult {
  if (key === undefined) return { why: 'no identity', lacking: [] };
  const found = search.cache.peek(key);
  if (found.kind !== 'found') return { why: found.kind, lacking: [] };
  const { entry, freshness, tier } = found;
  const own: FoundEntry = { asked, part, entry, olderBy: 0, freshness, tier };
  if (entry.value === null) return toResult({ part, entries: [own], freshness, fields: null });
  const read = readOnce(own, search);
  if (read === missing) return { why: 'fields missing', lacking: [] };
  const needed = asOld(own, read.olderBy, search.now);
  if (!needed) return { why: 'expired', lacking: [] };
  if (!read.fields) return { why: 'entities missing', lacking: read.lacking };
  const entries = [needed, ...read.below];
  const least = entries.reduce<Freshness>((one, other) => worse(one, other.freshness), 'fresh');
  const result = { part, entries, freshness: least, fields: read.fields };
  return read.lacking.length > 0 ? { found: result, why: 'entities missing', lacking: read.lacking } : toResult(result);
}

function toResult(found: FoundPart): FindResult {
  return found.freshness === 'stale-if-error' ? { found, why: 'expired', lacking: [] } : { found, lacking: [] };
}

interface Read {
  /** Milliseconds by which the oldest field is older than the entry. */
  olderBy: number;
  /** Undefined where something is lacking that cannot even be served on failure. */
  fields: AnsweredFields | undefined;
  /** Of the entities in it. */
  below: readonly FoundEntry[];
  lacking: readonly LackingPart[];
}

interface Remembered {
  olderBy: number;
  part: Part;
  viewer: string;
  fields: AnsweredFields;
  below: readonly FoundEntry[];
}

/** Of each kept value, as it was read last: operations that are asked often ask the same again. */
const lastRead = new WeakMap<StoredPart, Remembered>();

function readOnce({ part, entry }: FoundEntry, search: Search): Read | typeof missing {
  const stored = entry.value as StoredPart;
  const known = lastRead.get(stored);
  if (known?.part === part && known.viewer === search.objects.viewer) {
    const below = findAgain(known.below, search);
    if (below) return { ...known, below, lacking: [] };
  }
  const below: FoundEntry[] = [];
  const lacking: LackingPart[] = [];
  let canBeServed = true;
  let isGone = false;
  const read = readPart(stored, part, (selected, identity) => {
    const asked = search.objects.below(selected, identity);
    const inner = findObject(asked, search);
    const rescued = [...inner.served, ...inner.fallbacks];
    for (const { entries } of rescued) below.push(...entries);
    for (const [lackingPart, why] of inner.wanted) {
      if (why === 'entities missing') continue;
      lacking.push({ asked, part: lackingPart, why });
    }
    lacking.push(...inner.below);
    if (rescued.some((found) => found.fields === null)) isGone = true;
    if (rescued.length < asked.parts.parts.length) canBeServed = false;
    return canBeServed && !isGone ? joined(asked, rescued) : {};
  });
  if (read === missing) return missing;
  const { fields, olderBy } = read;
  // There is no such entity any more: whatever names it must be asked anew.
  if (isGone) return { fields: undefined, olderBy, below, lacking: [] };
  if (!canBeServed) return { fields: undefined, olderBy, below, lacking };
  if (lacking.length === 0) {
    search.intern(fields);
    lastRead.set(stored, { part, viewer: search.objects.viewer, fields, olderBy, below });
  }
  return { fields, olderBy, below, lacking };
}

/** An entry as old as the oldest of its fields that are needed; undefined where that may no longer be served. */
function asOld(found: FoundEntry, olderBy: number, now: number): FoundEntry | undefined {
  if (olderBy === 0) return found;
  const { storedAt, freshUntil, staleUntil, staleIfErrorUntil } = found.entry;
  const entry = {
    ...found.entry,
    storedAt: storedAt - olderBy,
    freshUntil: freshUntil - olderBy,
    staleUntil: staleUntil - olderBy,
    staleIfErrorUntil: staleIfErrorUntil - olderBy,
  };
  const freshness = freshnessOf(entry, now);
  return freshness === 'expired'
    ? undefined
    : { ...found, entry, olderBy, freshness: worse(freshness, found.freshness) };
}

/** The same entries as they are now; undefined where one is no longer fresh, or another. */
function findAgain(before: readonly FoundEntry[], { cache, now }: Search): readonly FoundEntry[] | undefined {
  const again: FoundEntry[] = [];
  for (const { asked, part, entry, olderBy } of before) {
    const key = asked.keys[asked.parts.parts.indexOf(part)];
    const found = key === undefined ? undefined : cache.peek(key);
    if (found?.kind !== 'found' || found.entry.value !== entry.value || found.freshness === 'stale-if-error') {
      return undefined;
    }
    const { freshness, tier } = found;
    const own = asOld({ asked, part, entry: found.entry, olderBy: 0, freshness, tier }, olderBy, now);
    if (!own || own.freshness === 'stale-if-error') return undefined;
    again.push(own);
  }
  return again;
}

/** An object of which every part is there. */
export function joined(asked: AskedObject, found: readonly FoundPart[]): AnsweredFields {
  const [first, ...others] = found;
  if (first?.fields && others.length === 0 && asked.parts.known.length === 0) return first.fields;
  const object: Record<string, unknown> = addKnown({ ...first?.fields }, asked);
  for (const { fields } of others) Object.assign(object, fields);
  return object;
}
