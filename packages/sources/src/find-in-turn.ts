import type { Found, Observation, Source } from './source.ts';

export interface FindOptions {
  /** Told of each source that was asked. */
  observe: (observation: Observation) => void;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  signal: AbortSignal;
}

/**
 * Asks one source after the other until one has it. A source that fails is passed over.
 *
 * @param order places among the sources
 * @throws what the last failing source threw, where none has it and one failed: it might have
 */
export async function findInTurn<K, V>(
  sources: readonly Source<K, V>[],
  order: readonly number[],
  key: K,
  { observe, now, signal }: FindOptions,
): Promise<Found<V> | undefined> {
  const failures: unknown[] = [];
  for (const place of order) {
    signal.throwIfAborted();
    const source = sources[place] as Source<K, V>;
    const startedAt = now();
    const tell = (outcome: Observation['outcome']) =>
      observe({ source: place, plan: 'in-turn', outcome, ms: now() - startedAt });
    try {
      const value = await source.find(key, signal);
      tell(value === undefined ? 'missing' : 'found');
      if (value !== undefined) return { value, source: source.name };
    } catch (error) {
      signal.throwIfAborted();
      tell('failed');
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures.at(-1);
  return undefined;
}
