import type { Absence, Entry, Freshness, Tier, TieredCache } from '@weedhounds/cache';
import type { AskedObject } from './asked-object.ts';
import { readPart, type StoredPart } from './entries/stored-part.ts';
import type { Part } from './fetches/to-parts.ts';
import { missing } from './selection/stored-fields.ts';

/** A part of an object that is kept. */
export interface FoundPart {
  part: Part;
  entry: Entry;
  freshness: Freshness;
  tier: Tier;
  /** As a subgraph would answer it; null where the object does not exist. */
  fields: Readonly<Record<string, unknown>> | null;
}

/** Why a part must be asked for: nothing that may be served is there, not all of it, or nothing may be kept for who asks. */
export type Reason = Absence | 'fields missing' | 'no identity';

/** What is kept of an object. */
export interface FoundObject {
  /** What can be served. */
  served: readonly FoundPart[];
  /** What must be asked for. */
  wanted: ReadonlyMap<Part, Reason>;
  /** Of what must be asked for: what may be served should its subgraph fail. */
  fallbacks: readonly FoundPart[];
}

type Intern = (fields: unknown) => void;

/** Looks in memory for the parts of an object. @param intern makes one of equal objects in what is read */
export function findObject(
  { parts: { parts }, keys }: AskedObject,
  cache: Pick<TieredCache, 'peek'>,
  intern: Intern,
): FoundObject {
  const served: FoundPart[] = [];
  const wanted = new Map<Part, Reason>();
  const fallbacks: FoundPart[] = [];
  for (const [index, part] of parts.entries()) {
    const found = findPart(keys[index], part, cache, intern);
    if (typeof found === 'string') wanted.set(part, found);
    else if (found.freshness === 'stale-if-error') {
      wanted.set(part, 'expired');
      fallbacks.push(found);
    } else served.push(found);
  }
  return { served, wanted, fallbacks };
}

function findPart(
  key: string | undefined,
  part: Part,
  cache: Pick<TieredCache, 'peek'>,
  intern: Intern,
): FoundPart | Reason {
  if (key === undefined) return 'no identity';
  const found = cache.peek(key);
  if (found.kind !== 'found') return found.kind;
  const { value } = found.entry;
  const fields = value === null ? null : readOnce(value as StoredPart, part, intern);
  if (fields === missing) return 'fields missing';
  const { entry, freshness, tier } = found;
  return { part, entry, freshness, tier, fields };
}

interface Read {
  part: Part;
  fields: Readonly<Record<string, unknown>>;
}

/** Of each kept value, as it was read last: operations that are asked often ask the same again. */
const lastRead = new WeakMap<StoredPart, Read>();

function readOnce(stored: StoredPart, part: Part, intern: Intern): Read['fields'] | typeof missing {
  const known = lastRead.get(stored);
  if (known?.part === part) return known.fields;
  const fields = readPart(stored, part);
  if (fields === missing) return missing;
  intern(fields);
  lastRead.set(stored, { part, fields });
  return fields;
}
