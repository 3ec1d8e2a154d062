import { type Entry, isRefreshedEarly, type PurgeLog, type TieredCache } from '@weedhounds/cache';
import type { FetchError, FetchScope, Refresh } from '../fetch/fetch-layer.ts';
import { createInterner } from '../fetch/intern-objects.ts';
import type { Place } from '../fetch/place.ts';
import type { AskedObject, AskedObjects } from './asked-object.ts';
import { type BroughtObject, completeObject } from './complete-object.ts';
import type { CustomTagsOf } from './entries/custom-tags.ts';
import type { EntityKeys } from './fetches/entity-keys.ts';
import type { Part } from './fetches/to-parts.ts';
import { type FoundObject, findObject, joined, type LackingPart, type Search } from './find-object.ts';
import { type KeptPart, type KeptParts, keepBrought, keyOfPart, type Want } from './keep-brought.ts';
import type { Lives } from './lives/observed-lives.ts';
import { noteSteps } from './note-steps.ts';
import type { AnsweredFields } from './selection/stored-fields.ts';
import type { CacheStatistics } from './statistics/cache-statistics.ts';
import type { Turns } from './take-turns.ts';

/** Asks a subgraph: what it brings is aligned with what was wanted. Rejects only when nobody waits any more. */
export type Ask = (wants: readonly Want[], scope: FetchScope) => Promise<readonly BroughtObject[]>;

export interface ServeOptions {
  cache: TieredCache;
  purges: Pick<PurgeLog, 'fence'>;
  keys: EntityKeys;
  customTagsOf: CustomTagsOf;
  /** How long what is brought lives. Default: as long as its policy says. */
  lives?: Lives | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A number from 0 to 1, drawn at random. */
  chance(): number;
  /** Where several processes share a store: whose turn it is to ask. Default: nobody is waited for. */
  turns?: Turns | undefined;
  /** Counts what is answered. Default: nothing does. */
  statistics?: CacheStatistics | undefined;
}

/** An object as it is answered, and what is wrong with it. */
export interface ServedObject {
  object: AnsweredFields | null;
  errors: readonly FetchError[];
}

/** For whom objects are answered, of which subgraph, and how the rest is asked for. */
export interface Question {
  subgraph: string;
  /** Where the objects stand in their plan's answer. */
  place: Place;
  scope: FetchScope;
  objects: AskedObjects;
  /** Asks for the objects themselves. */
  ask: Ask;
  /** Asks for entities that stand in them. */
  askBelow: Ask;
}

/** Answers objects from what is kept, and asks for the rest. */
export type Serve = (asked: readonly AskedObject[], question: Question) => Promise<readonly ServedObject[]>;

/** How many times the store is looked into for one fetch: entities stand in entities. */
const deepestLoad = 8;

export function createServe(options: ServeOptions): Serve {
  const { cache, purges, keys, customTagsOf, lives, now, chance, turns, statistics } = options;
  /** Subgraphs with types that plans have asked them for by key: of others it is not certain that they can be. */
  const askedByKey = new Set<string>();
  /** Keys of what is being refreshed. */
  const refreshing = new Set<string>();

  return async (asked, question) => {
    for (const { parts, representation } of asked) {
      if (representation !== '') askedByKey.add(`${question.subgraph} ${parts.selected.type.name}`);
    }
    const search = { cache, now: now(), objects: question.objects, intern: internerOf(question.place) };
    const { refresh } = question.scope;
    if (refresh && cache.hasStore) await loadEnding(asked, refresh);
    const found = cache.hasStore ? await findInStore(asked, search) : asked.map((one) => findObject(one, search));
    const refreshed = refreshStale(found, question);
    if (refresh) await refreshed;
    const endTurn = turns && (await takeTurn(asked, found, search));
    const below = entitiesToAsk(found, question.subgraph);
    const first = wantsOf(asked, found, below);
    const whyBelow = new Map([...below].map(({ asked: one, part, why }) => [keyOfPart(one, part) ?? '', why]));
    const calls = Promise.all([call(first, question, question.ask), askBelow(below, question)]);
    // Also where the client has left: the others need not wait.
    if (endTurn) void calls.then(([{ isStored }]) => isStored).then(endTurn, endTurn);
    const [brought] = await calls;
    // What is still not whole, since entities in it could not be had by themselves, is asked for as it would be without a cache.
    for (const [index, one] of asked.entries()) {
      if (below.size > 0 && isLackingBelow(found[index], below))
        found[index] = findObject(one, { ...search, now: now() });
    }
    const second = wantsOf(asked, found, new Set(), new Set(first.keys()));
    const more = await call(second, question, question.ask);
    return asked.map((one, index) => {
      const from = first.has(index) ? brought : more;
      return complete(one, found[index] ?? nothing, from.objects.get(index), from.kept);
    });

    function complete(
      one: AskedObject,
      kept: FoundObject,
      own: BroughtObject | undefined,
      entries: ReadonlyMap<string, KeptPart>,
    ): ServedObject {
      const completed = own ? completeObject(one, kept, own) : { object: fromKept(one, kept), errors: [], rescued: [] };
      const served = [...kept.served, ...completed.rescued];
      noteSteps(one, kept, served, {
        entries,
        below: whyBelow,
        now: now(),
        subgraph: question.subgraph,
        scope: question.scope,
        statistics: refresh ? undefined : statistics,
      });
      return completed;
    }
  };

  /** Brings what others may have refreshed already. */
  async function loadEnding(asked: readonly AskedObject[], { withinMs }: Refresh): Promise<void> {
    const keys = asked.flatMap((one) => one.keys).filter((key) => key !== undefined);
    await cache.load(
      keys.filter((key) => {
        const found = cache.peek(key);
        return found.kind === 'found' && found.entry.freshUntil - now() < withinMs;
      }),
    );
  }

  /** Finds objects, and in the store what is not in memory of them and of the entities in them. */
  async function findInStore(asked: readonly AskedObject[], search: Search): Promise<FoundObject[]> {
    const loaded = new Set<string>();
    for (let level = 0; ; level++) {
      const found = asked.map((one) => findObject(one, search));
      const absent = found.flatMap(({ wanted, below }, index) => [
        ...[...wanted].map(([part, why]) => ({ asked: asked[index] as AskedObject, part, why })),
        ...below,
      ]);
      const unknown = absent.flatMap(({ asked: one, part, why }) => {
        const key = why === 'absent' ? keyOfPart(one, part) : undefined;
        return key === undefined || loaded.has(key) ? [] : [key];
      });
      if (unknown.length === 0 || level === deepestLoad) return found;
      for (const key of unknown) loaded.add(key);
      await cache.load([...new Set(unknown)]);
    }
  }

  /** Waits for another process that asks for the same, and looks again at what was lacking then. */
  async function takeTurn(
    asked: readonly AskedObject[],
    found: FoundObject[],
    search: Search,
  ): Promise<(() => void) | undefined> {
    const wants = wantsOf(asked, found, new Set());
    const keys = [...wants.values()].flatMap(({ asked: one, parts }) =>
      parts.flatMap((part) => keyOfPart(one, part) ?? []),
    );
    const end = await turns?.begin(keys);
    if (keys.length === 0) return end;
    const again = cache.hasStore ? await findInStore(asked, search) : asked.map((one) => findObject(one, search));
    found.splice(0, found.length, ...again);
    return end;
  }

  /** What is lacking only of entities that can be asked for by themselves, and where what comes can be kept. */
  function entitiesToAsk(found: readonly FoundObject[], subgraph: string): ReadonlySet<LackingPart> {
    if (!purges.fence()) return new Set();
    return new Set(
      found.flatMap(({ below }) => {
        const canBeAsked = below.every(({ asked, why }) => {
          const { name } = asked.parts.selected.type;
          const isAskable = askedByKey.has(`${subgraph} ${name}`) && keys.isResolvable(subgraph, name);
          return isAskable && why !== 'no identity';
        });
        return canBeAsked ? below : [];
      }),
    );
  }

  async function askBelow(below: ReadonlySet<LackingPart>, question: Question): Promise<void> {
    const wants = new Map<AskedObject, Set<Part>>();
    for (const { asked, part } of below) wants.set(asked, (wants.get(asked) ?? new Set()).add(part));
    const numbered = [...wants].map(([asked, parts], index): [number, Want] => [index, { asked, parts: [...parts] }]);
    await call(new Map(numbered), question, question.askBelow);
  }

  async function call(wants: ReadonlyMap<number, Want>, { subgraph, scope, objects }: Question, ask: Ask) {
    const noParts: KeptParts = { kept: new Map(), isStored: Promise.resolve() };
    if (wants.size === 0) return { objects: new Map<number, BroughtObject>(), ...noParts };
    const fence = purges.fence();
    const startedAt = now();
    const asked = [...wants.values()];
    if (scope.refresh) scope.refresh.calls++;
    const brought = await ask(asked, scope);
    const facts = { subgraph, startedAt, endedAt: now() };
    const kept = fence
      ? keepBrought(asked, brought, { ...facts, fence }, { cache, keys, objects, customTagsOf, lives })
      : noParts;
    const numbered = [...wants.keys()].flatMap((index, at) => {
      const object = brought[at];
      return object ? [[index, object] as const] : [];
    });
    return { objects: new Map(numbered), ...kept };
  }

  /** Asks for what is served stale, or soon will be, without anybody waiting; for nothing twice at the same time. */
  function refreshStale(found: readonly FoundObject[], question: Question): Promise<void> | undefined {
    const wants = new Map<AskedObject, Part[]>();
    const begun: string[] = [];
    const at = now();
    for (const { served } of found) {
      for (const { entries } of served) {
        for (const { asked, part, entry, freshness } of entries) {
          const isDue =
            freshness === 'stale' || isEnding(entry, at, question.scope) || isRefreshedEarly(entry, at, chance);
          const key = isDue ? keyOfPart(asked, part) : undefined;
          if (key === undefined || refreshing.has(key)) continue;
          refreshing.add(key);
          begun.push(key);
          wants.set(asked, [...(wants.get(asked) ?? []), part]);
        }
      }
    }
    if (begun.length === 0) return undefined;
    const { signal: _, trail: __, ...forAll } = question.scope;
    const own = new Set(found.flatMap(({ served }) => served.flatMap(({ entries }) => entries.slice(0, 1))));
    const ownObjects = new Set([...own].map(({ asked }) => asked));
    const refresh = (isOwn: boolean) => {
      const some = [...wants].filter(([asked]) => ownObjects.has(asked) === isOwn);
      const numbered = some.map(([asked, parts], index): [number, Want] => [index, { asked, parts }]);
      return call(new Map(numbered), { ...question, scope: forAll }, isOwn ? question.ask : question.askBelow);
    };
    const end = () => {
      for (const key of begun) refreshing.delete(key);
    };
    // Whoever asks when it can no longer be served is told what went wrong.
    return Promise.all([refresh(true), refresh(false)]).then(end, end);
  }
}

/** Of an entry's life: what is refreshed before has not been kept for long. */
const lastTenth = 0.1;

/** Whether what is kept ends before it would be refreshed again. */
function isEnding({ storedAt, freshUntil }: Entry, now: number, { refresh }: FetchScope): boolean {
  return refresh !== undefined && freshUntil - now < Math.min(refresh.withinMs, lastTenth * (freshUntil - storedAt));
}

/** Different objects that are remembered of one place of an operation's answers. */
const objectsOfPlace = 1_000;

const interners = new WeakMap<Place, ReturnType<typeof createInterner>>();

/** What is read at one place, by whoever asks, shares its equal objects. */
function internerOf(place: Place): ReturnType<typeof createInterner> {
  const known = interners.get(place) ?? createInterner(place, objectsOfPlace);
  interners.set(place, known);
  return known;
}

const nothing: FoundObject = { served: [], wanted: new Map(), fallbacks: [], below: [] };

/** An object of which everything is kept. */
function fromKept(asked: AskedObject, { served }: FoundObject): AnsweredFields | null {
  return served.some(({ fields }) => fields === null) ? null : joined(asked, served);
}

function isLackingBelow(found: FoundObject = nothing, below: ReadonlySet<LackingPart>): boolean {
  return found.below.some((lacking) => below.has(lacking));
}

/**
 * What must be asked for, by index.
 *
 * @param below what is asked for by itself: parts that lack only that are not asked for
 * @param done indexes that have been asked for
 */
function wantsOf(
  asked: readonly AskedObject[],
  found: readonly FoundObject[],
  below: ReadonlySet<LackingPart>,
  done: ReadonlySet<number> = new Set(),
): ReadonlyMap<number, Want> {
  const wants = new Map<number, Want>();
  for (const [index, one] of asked.entries()) {
    const parts = done.has(index) ? undefined : wantedOf(one, found[index] ?? nothing, below);
    if (parts) wants.set(index, { asked: one, parts });
  }
  return wants;
}

/** What must be asked of an object: none of its parts where only what is never kept is lacking; undefined where nothing is. */
function wantedOf(
  { parts: { parts, uncached } }: AskedObject,
  { served, wanted, below: lacking }: FoundObject,
  below: ReadonlySet<LackingPart>,
): readonly Part[] | undefined {
  const vanished = served.filter(({ fields }) => fields === null);
  // One part says that there is no such object, and another that there is: that must be asked anew.
  if (vanished.length > 0 && vanished.length < parts.length) return parts;
  if (vanished.length > 0) return undefined;
  const reasons = [...wanted.values()];
  const isOnlyBelow = uncached.length === 0 && lacking.length > 0 && reasons.every((why) => why === 'entities missing');
  if (isOnlyBelow && lacking.every((one) => below.has(one))) return undefined;
  return wanted.size > 0 || uncached.length > 0 || parts.length === 0 ? [...wanted.keys()] : undefined;
}
