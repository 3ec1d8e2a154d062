import { LRUCache } from 'lru-cache';
import { createEntityBatch, type EntityBatch } from './entity-batch.ts';
import type { EntitiesAnswer, FetchLayer, FetchScope, FetchSpec, RootAnswer } from './fetch-layer.ts';
import { createSharedCall, type SharedCall } from './shared-call.ts';
import { strictestCaching } from './subgraph-caching.ts';
import type { EntitiesRead } from './to-answers.ts';

/** What calls subgraphs. A rejection is a defect, and no failure of a subgraph. */
export interface SubgraphCaller {
  callRoot(fetch: FetchSpec, variables: string, scope: FetchScope, signal: AbortSignal): Promise<RootAnswer>;
  callEntities(
    fetch: FetchSpec,
    representations: readonly string[],
    variables: string,
    scope: FetchScope,
    signal: AbortSignal,
  ): Promise<EntitiesRead>;
  close(): Promise<void>;
}

export interface SharingOptions {
  /** Representations in one call at most. Default 1,000. */
  batchLimit?: number;
  /** Called when a mutation is sent, and when it has come back. */
  onWrite?: (() => void) | undefined;
  /** What has changed when nothing that is under way may be joined any more, such as the number of the last purge. One line. */
  epoch?: (() => string) | undefined;
  /** Hears of what did not take a call of its own. Default: nobody does. */
  statistics?: SharingStatistics | undefined;
}

/** Counts what shared a call. */
export interface SharingStatistics {
  /** @param count root fetches and entities that wait for a call that others began */
  noteCoalesced(count: number): void;
  /** A fetch of entities goes out in another's call. */
  noteBatched(): void;
}

/** Entities of one kind that are being asked for: the same fields, variables and viewers. */
interface Lane {
  /** Where each representation is that has not come back yet. */
  slots: Map<string, Slot>;
  /** What is filled in this turn of the event loop. */
  open: EntityBatch | undefined;
}

interface Slot {
  batch: EntityBatch;
  index: number;
}

/** Texts of fetches that are told apart by a number; a text that was forgotten gets a new one, and joins nothing older. */
const knownTexts = 10_000;

/**
 * A fetch layer that asks for nothing twice at the same time. Equal root fetches share one call; representations of which the same
 * is asked in one turn of the event loop go out together, each once, and one that is on its way already is waited for.
 * Only answers that may serve both are shared, mutations never, and nothing that began before a mutation had ended is joined after.
 */
export function createSharingLayer(
  caller: SubgraphCaller,
  { batchLimit = 1_000, onWrite, epoch = () => '', statistics }: SharingOptions = {},
): FetchLayer {
  const textIds = new LRUCache<string, number>({ max: knownTexts });
  const fetchIds = new WeakMap<FetchSpec, number>();
  const flights = new Map<string, SharedCall<RootAnswer>>();
  const lanes = new Map<string, Lane>();
  let lastId = 0;
  let generation = 0;
  let turn: Promise<void> | undefined;

  function idOf(fetch: FetchSpec): number {
    const known = fetchIds.get(fetch);
    if (known !== undefined) return known;
    const text = `${fetch.subgraph} ${fetch.query}`;
    const id = textIds.get(text) ?? ++lastId;
    textIds.set(text, id);
    fetchIds.set(fetch, id);
    return id;
  }

  /** Equal for fetches that may share an answer. A PRIVATE one of nobody in particular has a key of its own. */
  function keyOf(fetch: FetchSpec, variables: string, { classKey, subject }: FetchScope): string {
    const identity = fetch.scope === 'PUBLIC' ? '' : subject === null ? `#${++lastId}` : JSON.stringify(subject);
    return `${idOf(fetch)} ${generation} ${epoch()} ${classKey} ${identity} ${variables}`;
  }

  /** The end of this turn of the event loop: the same for all who ask in it. */
  function endOfTurn(): Promise<void> {
    turn ??= new Promise((resolve) => {
      setImmediate(() => {
        turn = undefined;
        resolve();
      });
    });
    return turn;
  }

  function beginGeneration(): void {
    generation++;
    onWrite?.();
  }

  async function mutate(fetch: FetchSpec, variables: string, scope: FetchScope): Promise<RootAnswer> {
    beginGeneration();
    try {
      return await caller.callRoot(fetch, variables, scope, new AbortController().signal);
    } finally {
      beginGeneration();
    }
  }

  async function fetchRoot(fetch: FetchSpec, variables: string, scope: FetchScope): Promise<RootAnswer> {
    scope.signal?.throwIfAborted();
    if (fetch.kind === 'mutation') return mutate(fetch, variables, scope);
    const key = keyOf(fetch, variables, scope);
    let flight = flights.get(key);
    if (!flight) {
      flight = createSharedCall({
        run: (signal) => caller.callRoot(fetch, variables, scope, signal),
        onEnd: () => flights.delete(key),
      });
      flights.set(key, flight);
    } else statistics?.noteCoalesced(1);
    return flight.join(scope.signal);
  }

  function openBatch(key: string, lane: Lane, fetch: FetchSpec, variables: string, scope: FetchScope): EntityBatch {
    const batch = createEntityBatch({
      whenFull: endOfTurn(),
      send: (representations, signal) => caller.callEntities(fetch, representations, variables, scope, signal),
      onSent() {
        if (lane.open === batch) lane.open = undefined;
      },
      onEnd() {
        for (const text of batch.representations) if (lane.slots.get(text)?.batch === batch) lane.slots.delete(text);
        if (lane.open === batch) lane.open = undefined;
        if (lane.slots.size === 0) lanes.delete(key);
      },
    });
    lane.open = batch;
    return batch;
  }

  async function fetchEntities(
    fetch: FetchSpec,
    representations: readonly string[],
    variables: string,
    scope: FetchScope,
  ): Promise<EntitiesAnswer> {
    scope.signal?.throwIfAborted();
    if (representations.length === 0) return { entities: [], errors: [] };
    const key = keyOf(fetch, variables, scope);
    const lane = lanes.get(key) ?? { slots: new Map(), open: undefined };
    lanes.set(key, lane);
    const batches = new Set<EntityBatch>();
    const mine = new Set<EntityBatch>();
    let coalesced = 0;
    const slots = representations.map((text): Slot => {
      const known = lane.slots.get(text);
      if (known) {
        coalesced++;
        batches.add(known.batch);
        return known;
      }
      const isFull = lane.open && lane.open.representations.length >= batchLimit;
      const batch = lane.open && !isFull ? lane.open : openBatch(key, lane, fetch, variables, scope);
      if (!mine.has(batch)) {
        if (batch.representations.length > 0) statistics?.noteBatched();
        batch.beginShare();
      }
      mine.add(batch);
      batches.add(batch);
      const slot = { batch, index: batch.add(text) };
      lane.slots.set(text, slot);
      return slot;
    });
    if (coalesced > 0) statistics?.noteCoalesced(coalesced);
    const outcomes = await Promise.all([...batches].map(({ call }) => call.join(scope.signal)));
    return gather(slots, new Map([...batches].map((batch, index) => [batch, outcomes[index]])));
  }

  return { fetchRoot, fetchEntities, close: () => caller.close() };
}

function gather(
  slots: readonly Slot[],
  outcomes: ReadonlyMap<EntityBatch, Awaited<ReturnType<EntityBatch['call']['join']>> | undefined>,
): EntitiesAnswer {
  const errors: EntitiesAnswer['errors'][number][] = [];
  const entities = slots.map(({ batch, index }, representation) => {
    const outcome = outcomes.get(batch);
    for (const error of outcome?.errorsOf?.get(index) ?? []) errors.push({ ...error, representation });
    return outcome?.entities[index] ?? null;
  });
  return { entities, errors, caching: strictestCaching([...outcomes.values()].map((outcome) => outcome?.caching)) };
}
