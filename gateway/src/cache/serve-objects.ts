import type { Entry, PurgeLog, TieredCache } from '@weedhounds/cache';
import type { FetchError, FetchScope } from '../fetch/fetch-layer.ts';
import { createInterner } from '../fetch/intern-objects.ts';
import type { Place } from '../fetch/place.ts';
import type { TrailStep } from '../fetch/trail.ts';
import type { AskedObject } from './asked-object.ts';
import { type BroughtObject, completeObject, fromKept } from './complete-object.ts';
import type { EntityKeys } from './fetches/entity-keys.ts';
import type { Part } from './fetches/to-parts.ts';
import { type FoundObject, type FoundPart, findObject } from './find-object.ts';
import { keepBrought, keyOfPart, type Want } from './keep-brought.ts';
import type { AnsweredObject } from './make-entry.ts';
import type { CacheStatistics } from './statistics/cache-statistics.ts';

/** Asks a subgraph: what it brings is aligned with what was wanted. Rejects only when nobody waits any more. */
export type Ask = (wants: readonly Want[], scope: FetchScope) => Promise<readonly BroughtObject[]>;

export interface ServeOptions {
  cache: TieredCache;
  purges: Pick<PurgeLog, 'fence'>;
  keys: EntityKeys;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Counts what is answered. Default: nothing does. */
  statistics?: CacheStatistics | undefined;
}

/** An object as it is answered, and what is wrong with it. */
export interface ServedObject {
  object: AnsweredObject;
  errors: readonly FetchError[];
}

/** For whom objects are answered, of which subgraph, and how the rest is asked for. */
export interface Question {
  subgraph: string;
  /** Where the objects stand in their plan's answer. */
  place: Place;
  scope: FetchScope;
  ask: Ask;
}

/** Answers objects from what is kept, and asks for the rest in one call. */
export type Serve = (objects: readonly AskedObject[], question: Question) => Promise<readonly ServedObject[]>;

export function createServe({ cache, purges, keys, now, statistics }: ServeOptions): Serve {
  /** Keys of what is being refreshed. */
  const refreshing = new Set<string>();

  return async (objects, question) => {
    const intern = internerOf(question.place);
    if (cache.hasStore) await loadAbsent(objects);
    const found = objects.map((asked) => findObject(asked, cache, intern));
    const wants: Want[] = [];
    for (const [index, asked] of objects.entries()) {
      const parts = wantedOf(asked, found[index]);
      if (parts) wants.push({ asked, index, parts });
    }
    refreshStale(objects, found, question);
    const { brought, entries } = await call(wants, question);
    const broughtOf = new Map(wants.map(({ index }, at) => [index, brought[at]]));
    return objects.map((asked, index): ServedObject => {
      const kept = found[index] ?? nothing;
      const own = broughtOf.get(index);
      if (!own) {
        noteSteps(asked, kept, kept.served, question);
        return { object: fromKept(asked, kept), errors: [] };
      }
      const completed = completeObject(asked, kept, own);
      noteSteps(asked, kept, [...kept.served, ...completed.rescued], question, entries);
      return completed;
    });
  };

  async function loadAbsent(objects: readonly AskedObject[]): Promise<void> {
    const absent = objects.flatMap(({ keys: own }) =>
      own.filter((key) => key !== undefined && cache.peek(key).kind === 'absent'),
    );
    await cache.load(absent as string[]);
  }

  async function call(wants: readonly Want[], { subgraph, scope, ask }: Question) {
    if (wants.length === 0) return { brought: [], entries: undefined };
    const fence = purges.fence();
    const startedAt = now();
    const brought = await ask(wants, scope);
    const facts = { subgraph, startedAt, endedAt: now() };
    return { brought, entries: fence && keepBrought(wants, brought, { ...facts, fence }, { cache, keys }) };
  }

  /** Asks for what is served stale, without anybody waiting; for nothing twice at the same time. */
  function refreshStale(objects: readonly AskedObject[], found: readonly FoundObject[], question: Question): void {
    const begun: string[] = [];
    const wants = objects.flatMap((asked, index): Want[] => {
      const parts = (found[index] ?? nothing).served.flatMap(({ freshness, part }) => {
        const key = keyOfPart(asked, part);
        if (freshness !== 'stale' || key === undefined || refreshing.has(key)) return [];
        refreshing.add(key);
        begun.push(key);
        return [part];
      });
      return parts.length > 0 ? [{ asked, index, parts }] : [];
    });
    if (wants.length === 0) return;
    const { signal: _, trail: __, ...forAll } = question.scope;
    void call(wants, { ...question, scope: forAll }).finally(() => {
      for (const key of begun) refreshing.delete(key);
    });
  }

  /** @param entries what is kept of the parts that were asked for */
  function noteSteps(
    asked: AskedObject,
    { wanted }: FoundObject,
    served: readonly FoundPart[],
    { subgraph, scope: { trail } }: Question,
    entries?: ReadonlyMap<string, Entry>,
  ): void {
    if (!trail && !statistics) return;
    const typeName = asked.parts.selected.type.name;
    const note = (step: Omit<TrailStep, 'subgraph' | 'typeName'>) => {
      const whole = { subgraph, typeName, ...step };
      trail?.steps.push(whole);
      statistics?.noteStep(whole, now());
    };
    const isServed = new Set<Part>();
    for (const { part, entry, freshness, tier } of served) {
      isServed.add(part);
      const status = freshness === 'fresh' ? 'hit' : freshness === 'stale' ? 'stale' : 'rescued';
      note({ policy: part.policy.name, status, why: wanted.get(part), tier, entry });
    }
    for (const part of asked.parts.parts) {
      if (isServed.has(part)) continue;
      const entry = entries?.get(keyOfPart(asked, part) ?? '');
      note({ policy: part.policy.name, status: 'miss', why: wanted.get(part), tier: undefined, entry });
    }
    if (asked.parts.uncached.length > 0 || asked.parts.parts.length === 0) {
      note({ policy: undefined, status: 'never kept', why: undefined, tier: undefined, entry: undefined });
    }
  }
}

const interners = new WeakMap<Place, ReturnType<typeof createInterner>>();

/** What is read at one place, by whoever asks, shares its equal objects. */
function internerOf(place: Place): ReturnType<typeof createInterner> {
  const known = interners.get(place) ?? createInterner(place);
  interners.set(place, known);
  return known;
}

const nothing: FoundObject = { served: [], wanted: new Map(), fallbacks: [] };

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
  return wanted.size > 0 || uncached.length > 0 || parts.length === 0 ? [...wanted.keys()] : undefined;
}
