import { createAdaptivePlan } from './adaptive-plan.ts';
import { findAtOnce } from './find-at-once.ts';
import { findInTurn } from './find-in-turn.ts';
import type { Found, LookupPlan, Observation, Source } from './source.ts';

/** `local-first`: in the order given. `parallel`: all at once. `adaptive`: whichever has proved cheaper. */
export type LookupStrategy = 'local-first' | 'parallel' | 'adaptive';

export interface LookupOptions<K, V> {
  /** The nearest first. */
  sources: readonly Source<K, V>[];
  strategy: LookupStrategy;
  /** Told of each source that was asked. Default: nobody. */
  observe?: (observation: Observation) => void;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
}

/** Finds a value in whichever source has it; undefined where none has. */
export type Lookup<K, V> = (key: K, signal?: AbortSignal) => Promise<Found<V> | undefined>;

/**
 * Looks for values in several sources.
 *
 * @throws TypeError when there is no source; the lookup throws what a source threw where none has it and one failed
 */
export function createLookup<K, V>(options: LookupOptions<K, V>): Lookup<K, V> {
  const { sources, strategy, observe = () => {}, now = () => performance.now() } = options;
  if (sources.length === 0) throw new TypeError('A lookup must have at least one source; got none.');
  const adaptive = strategy === 'adaptive' ? createAdaptivePlan({ callCosts: sources.map(costOf) }) : undefined;
  const fixed: LookupPlan =
    strategy === 'parallel' ? { kind: 'at-once' } : { kind: 'in-turn', order: [...sources.keys()] };
  const tell = (observation: Observation) => {
    adaptive?.observe(observation);
    observe(observation);
  };
  return (key, signal = new AbortController().signal) => {
    const plan = adaptive?.choose() ?? fixed;
    const asking = { observe: tell, now, signal };
    return plan.kind === 'at-once' ? findAtOnce(sources, key, asking) : findInTurn(sources, plan.order, key, asking);
  };
}

const costOf = ({ callCost = 0 }: { callCost?: number }) => callCost;
