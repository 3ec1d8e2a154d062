import type { Entry, PurgeLog, TieredCache } from '@weedhounds/cache';
import type { FetchError, FetchScope } from '../fetch/fetch-layer.ts';
import type { AskedObject } from './asked-object.ts';
import { type BroughtObject, completeObject, fromKept } from './complete-object.ts';
import { addPart, type StoredPart } from './entries/stored-part.ts';
import type { EntityKeys } from './fetches/entity-keys.ts';
import type { Part } from './fetches/to-parts.ts';
import { type FoundObject, findObject } from './find-object.ts';
import { type AnsweredObject, type CallFacts, makeEntry } from './make-entry.ts';

/** Parts of objects that are to be asked for in one call. */
export interface Want {
  asked: AskedObject;
  /** Its index among those that were asked for. */
  index: number;
  parts: readonly Part[];
}

/** Asks a subgraph: what it brings is aligned with what was wanted. Rejects only when nobody waits any more. */
export type Ask = (wants: readonly Want[], scope: FetchScope) => Promise<readonly BroughtObject[]>;

export interface ServeOptions {
  cache: TieredCache;
  purges: Pick<PurgeLog, 'fence'>;
  keys: EntityKeys;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** An object as it is answered, and what is wrong with it. */
export interface ServedObject {
  object: AnsweredObject;
  errors: readonly FetchError[];
}

/** Answers objects from what is kept, and asks for the rest in one call. */
export type Serve = (
  objects: readonly AskedObject[],
  question: { subgraph: string; scope: FetchScope; ask: Ask },
) => Promise<readonly ServedObject[]>;

export function createServe({ cache, purges, keys, now }: ServeOptions): Serve {
  /** Keys of what is being refreshed. */
  const refreshing = new Set<string>();

  return async (objects, { subgraph, scope, ask }) => {
    if (cache.hasStore) await loadAbsent(objects);
    const found = objects.map((asked) => findObject(asked, cache));
    const wants: Want[] = [];
    for (const [index, asked] of objects.entries()) {
      const parts = wantedOf(asked, found[index]);
      if (parts) wants.push({ asked, index, parts });
    }
    refreshStale(objects, found, { subgraph, scope, ask });
    const brought = wants.length > 0 ? await call(wants, { subgraph, scope, ask }) : [];
    const broughtOf = new Map(wants.map(({ index }, at) => [index, brought[at]]));
    return objects.map((asked, index): ServedObject => {
      const kept = found[index] ?? nothing;
      const own = broughtOf.get(index);
      return own ? completeObject(asked, kept, own) : { object: fromKept(asked, kept), errors: [] };
    });
  };

  async function loadAbsent(objects: readonly AskedObject[]): Promise<void> {
    const absent = objects.flatMap(({ keys: own }) => own.filter((key) => key !== undefined && !cache.peek(key)));
    await cache.load(absent as string[]);
  }

  async function call(wants: readonly Want[], { subgraph, scope, ask }: Parameters<Serve>[1]) {
    const fence = purges.fence();
    const startedAt = now();
    const brought = await ask(wants, scope);
    if (fence) keep(wants, brought, { subgraph, fence, startedAt, endedAt: now() });
    return brought;
  }

  function keep(wants: readonly Want[], brought: readonly BroughtObject[], facts: CallFacts): void {
    const entries = new Map<string, Entry>();
    for (const [at, { asked, parts }] of wants.entries()) {
      const { object, errors } = brought[at] ?? { object: null, errors: [] };
      if (object === null && errors.length > 0) continue;
      for (const part of parts) {
        const key = asked.keys[asked.parts.parts.indexOf(part)];
        if (key === undefined) continue;
        const entry = makeEntry(asked, part, object, errors, facts, keys);
        if (entry) entries.set(key, withEarlier(key, entry, part));
      }
    }
    if (entries.size > 0) cache.set(entries);
  }

  /** Fields that another operation asked for stay, and with them their times. */
  function withEarlier(key: string, entry: Entry, part: Part): Entry {
    const earlier = cache.peek(key);
    if (earlier?.freshness !== 'fresh' || earlier.entry.value === null || entry.value === null) return entry;
    if (earlier.entry.fence.generation !== entry.fence.generation) return entry;
    const { storedAt, freshUntil, staleUntil, staleIfErrorUntil, fence, buildMs } = earlier.entry;
    return {
      ...entry,
      value: addPart(earlier.entry.value as StoredPart, entry.value as StoredPart, part),
      tags: [...new Set([...earlier.entry.tags, ...entry.tags])],
      storedAt,
      freshUntil,
      staleUntil,
      staleIfErrorUntil,
      fence: fence.number < entry.fence.number ? fence : entry.fence,
      buildMs: Math.max(buildMs, entry.buildMs),
    };
  }

  /** Asks for what was served stale, without anybody waiting; for nothing twice at the same time. */
  function refreshStale(
    objects: readonly AskedObject[],
    found: readonly FoundObject[],
    { subgraph, scope, ask }: Parameters<Serve>[1],
  ): void {
    const begun: string[] = [];
    const wants = objects.flatMap((asked, index): Want[] => {
      const parts = (found[index] ?? nothing).served.flatMap(({ freshness, part }) => {
        const key = asked.keys[asked.parts.parts.indexOf(part)];
        if (freshness !== 'stale' || key === undefined || refreshing.has(key)) return [];
        refreshing.add(key);
        begun.push(key);
        return [part];
      });
      return parts.length > 0 ? [{ asked, index, parts }] : [];
    });
    if (wants.length === 0) return;
    const { signal: _, ...forAll } = scope;
    void call(wants, { subgraph, scope: forAll, ask }).finally(() => {
      for (const key of begun) refreshing.delete(key);
    });
  }
}

const nothing: FoundObject = { served: [], wanted: [], fallbacks: [] };

/** What must be asked of an object: none of its parts where only what is never kept is lacking; undefined where nothing is. */
function wantedOf(
  { parts: { parts, uncached } }: AskedObject,
  found: FoundObject = nothing,
): readonly Part[] | undefined {
  const { served, wanted } = found;
  const vanished = served.filter(({ fields }) => fields === null);
  // One part says that there is no such object, and another that there is: that must be asked anew.
  if (vanished.length > 0 && vanished.length < parts.length) return parts;
  if (vanished.length > 0) return undefined;
  return wanted.length > 0 || uncached.length > 0 || parts.length === 0 ? wanted : undefined;
}
