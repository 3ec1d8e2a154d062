import { setTimeout } from 'node:timers/promises';
import type { FetchLayer, FetchScope, Refresh } from '../../fetch/fetch-layer.ts';
import type { HotFetch, HotFetches } from './hot-fetches.ts';

/** Where the hottest fetches outlive the process. */
export interface HotStore {
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
}

export interface WarmerOptions {
  /** Over the cache. */
  layer: Pick<FetchLayer, 'fetchRoot' | 'fetchEntities'>;
  hot: HotFetches;
  /** Default: nothing outlives the process. */
  store?: HotStore | undefined;
  /** Calls a second at most. */
  rate: number;
  /** Milliseconds between two rounds. */
  intervalMs: number;
  /** Whether requests need all there is. */
  isBusy(): boolean;
  /** Rejects when it is aborted. Default: by the process's clock. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Warmer {
  /** Stops, and saves what is hottest. */
  close(): Promise<void>;
}

/** Fetches that are kept warm. */
const kept = 1_000;

/** Entities asked for in one fetch. */
const batch = 100;

/** Milliseconds after which it is looked again whether requests need less. */
const pauseMs = 200;

/**
 * Keeps what is asked for most fresh: a round after the start brings what had been hottest, and each further one refreshes what would
 * end before the next but one. Calls are bounded by a rate, and none is made while requests need all there is.
 */
export function startWarmer(options: WarmerOptions): Warmer {
  const { layer, hot, store, rate, intervalMs, isBusy } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const { pause: pauseFor = (ms) => setTimeout(ms, undefined, { signal, ref: false }) } = options;
  const pause = (ms: number) => pauseFor(ms, signal);

  async function warm(fetches: readonly HotFetch[]): Promise<void> {
    while (isBusy()) await pause(pauseMs);
    const [first] = fetches;
    if (!first) return;
    const { spec, variables, policyClass, classKey } = first;
    const refresh: Refresh = { withinMs: 2 * intervalMs, calls: 0 };
    const scope: FetchScope = { policyClass, classKey, subject: null, refresh, signal };
    const representations = fetches.flatMap(({ representation }) => representation ?? []);
    await (representations.length > 0
      ? layer.fetchEntities(spec, representations, variables, scope)
      : layer.fetchRoot(spec, variables, scope));
    if (refresh.calls > 0) await pause((refresh.calls * 1_000) / rate);
  }

  async function run(): Promise<void> {
    const saved = await store?.load();
    if (saved !== undefined) hot.restore(saved);
    for (;;) {
      for (const fetches of inBatches(hot.hottest(kept))) await warm(fetches);
      await store?.save(hot.save(kept));
      // Not all gateways at once: the first to refresh something does so for all that share its store.
      await pause(intervalMs * (0.75 + Math.random() / 2));
    }
  }

  // It only ends with its signal: neither fetches nor stores reject else.
  const running = run().catch(() => {});
  return {
    async close() {
      closing.abort();
      await running;
      await store?.save(hot.save(kept));
    },
  };
}

/** Fetches that can be asked for together. */
function inBatches(fetches: readonly HotFetch[]): HotFetch[][] {
  const groups = new Map<string, HotFetch[]>();
  for (const fetch of fetches) {
    const { spec, variables, representation, classKey } = fetch;
    const isRoot = representation === undefined;
    const key = JSON.stringify([spec.subgraph, spec.query, variables, classKey, isRoot]);
    const group = groups.get(key) ?? [];
    group.push(fetch);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / batch) }, (_, at) => group.slice(at * batch, (at + 1) * batch)),
  );
}
