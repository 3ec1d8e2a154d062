import type { Entry, Fence, Policy } from '@weedhounds/cache';

/** What is the same for all that one call brought. */
export interface CallFacts {
  subgraph: string;
  /** As it was before the call. */
  fence: Fence;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
}

/** An entry that begins its life. @param value null for what does not exist */
export function makeEntry(
  { name, ttlMs, staleMs, staleIfErrorMs, negativeTtlMs }: Policy,
  { value, tags }: Pick<Entry, 'value' | 'tags'>,
  { fence, startedAt, endedAt }: CallFacts,
): Entry {
  const isNegative = value === null;
  const freshUntil = startedAt + (isNegative ? negativeTtlMs : ttlMs);
  const graceOf = (graceMs: number) => (isNegative ? freshUntil : freshUntil + graceMs);
  return {
    value,
    tags,
    fence,
    policy: name,
    storedAt: startedAt,
    freshUntil,
    staleUntil: graceOf(staleMs),
    staleIfErrorUntil: graceOf(staleIfErrorMs),
    buildMs: endedAt - startedAt,
  };
}
