import type { Entry, Fence, Policy } from '@weedhounds/cache';
import type { SubgraphCaching } from '../fetch/subgraph-caching.ts';

/** What is the same for all that one call brought. */
export interface CallFacts {
  subgraph: string;
  /** As it was before the call. */
  fence: Fence;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
}

/**
 * An entry that begins its life.
 *
 * @param value null for what does not exist
 * @param caching what its subgraph says of keeping it, which only shortens what its policy says
 */
export function makeEntry(
  { name, ttlMs, staleMs, staleIfErrorMs, negativeTtlMs }: Policy,
  { value, tags }: Pick<Entry, 'value' | 'tags'>,
  { fence, startedAt, endedAt }: CallFacts,
  caching?: SubgraphCaching,
): Entry {
  const isNegative = value === null;
  const storedAt = startedAt - (caching?.ageMs ?? 0);
  const freshUntil = storedAt + Math.min(isNegative ? negativeTtlMs : ttlMs, caching?.maxAgeMs ?? Infinity);
  const hasGrace = !isNegative && caching?.mustRevalidate !== true;
  const graceOf = (graceMs: number) => (hasGrace ? freshUntil + graceMs : freshUntil);
  return {
    value,
    tags,
    fence,
    policy: name,
    storedAt,
    freshUntil,
    staleUntil: graceOf(staleMs),
    staleIfErrorUntil: graceOf(staleIfErrorMs),
    buildMs: endedAt - startedAt,
  };
}
