/** Somewhere a value may be found: a store of ours, a provider, another process. */
export interface Source<K, V> {
  name: string;
  /**
   * What a call of it is worth, in the milliseconds that one would wait to save it. Default 0: nothing but its time.
   */
  callCost?: number;
  /**
   * @param signal aborted when nobody waits for it any more
   * @returns undefined where it does not have it
   */
  find(key: K, signal: AbortSignal): Promise<V | undefined>;
}

/** What was found, and where. */
export interface Found<V> {
  value: V;
  /** The name of the source that had it. */
  source: string;
}

/** In which order sources are asked. */
export type LookupPlan =
  /** One after the other, each by its place among the sources; the first that has it answers. */
  | { kind: 'in-turn'; order: readonly number[] }
  /** All at once: the first that has it answers, and the others are told to stop. */
  | { kind: 'at-once' };

/** What a source did when it was asked. */
export interface Observation {
  /** Its place among the sources. */
  source: number;
  /** Whether others were asked at the same time. */
  plan: LookupPlan['kind'];
  /** `stopped`: another one was faster; `ms` is how long it had been asked until then. */
  outcome: 'found' | 'missing' | 'failed' | 'stopped';
  ms: number;
}
