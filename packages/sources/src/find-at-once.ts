import type { FindOptions } from './find-in-turn.ts';
import type { Found, Observation, Source } from './source.ts';

/**
 * Asks all sources at once. The first that has it answers, and the others are aborted.
 *
 * @throws what the last failing source threw, where none has it and one failed: it might have
 */
export async function findAtOnce<K, V>(
  sources: readonly Source<K, V>[],
  key: K,
  { observe, now, signal }: FindOptions,
): Promise<Found<V> | undefined> {
  signal.throwIfAborted();
  const startedAt = now();
  const settled = new AbortController();
  const both = AbortSignal.any([signal, settled.signal]);
  const failures: unknown[] = [];
  const asked = sources.map(async (source, place): Promise<Found<V>> => {
    const tell = (outcome: Observation['outcome']) =>
      observe({ source: place, plan: 'at-once', outcome, ms: now() - startedAt });
    let value: V | undefined;
    try {
      value = await source.find(key, both);
    } catch (error) {
      tell(both.aborted ? 'stopped' : 'failed');
      if (!both.aborted) failures.push(error);
      throw error;
    }
    // What comes after another was faster says nothing new, but how long it took.
    tell(settled.signal.aborted ? 'stopped' : value === undefined ? 'missing' : 'found');
    if (value === undefined) throw new NotThere();
    settled.abort();
    return { value, source: source.name };
  });
  try {
    return await Promise.any(asked);
  } catch {
    signal.throwIfAborted();
    if (failures.length > 0) throw failures.at(-1);
    return undefined;
  }
}

class NotThere extends Error {}
