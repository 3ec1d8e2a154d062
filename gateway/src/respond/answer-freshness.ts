import type { StepStatus, Trail } from '../fetch/trail.ts';

/** How long an answer may be kept, by the strictest of its parts. */
export interface AnswerFreshness {
  /** Milliseconds since the epoch, as of that part. */
  storedAt: number;
  freshUntil: number;
  /** By which any of its parts is purged. */
  tags: readonly string[];
}

/** @returns undefined for an answer of which a part is not kept, or no longer fresh */
export function freshnessOf({ steps }: Trail): AnswerFreshness | undefined {
  const tags = new Set<string>();
  let storedAt = 0;
  let freshUntil = Number.POSITIVE_INFINITY;
  for (const { entry, status } of steps) {
    if (!entry || (status !== 'hit' && status !== 'miss')) return undefined;
    for (const tag of entry.tags) tags.add(tag);
    if (entry.freshUntil >= freshUntil) continue;
    ({ storedAt, freshUntil } = entry);
  }
  return tags.size === 0 ? undefined : { storedAt, freshUntil, tags: [...tags] };
}

/** What became of an operation, as RFC 9211 says it of one cache. */
export function cacheStatusOf({ steps }: Trail): string {
  const count = (...statuses: StepStatus[]) => steps.filter(({ status }) => statuses.includes(status)).length;
  const kept = count('hit', 'stale', 'rescued');
  if (kept === steps.length) return count('stale', 'rescued') > 0 ? 'stale' : 'hit';
  if (count('miss') === 0 && kept === 0) return 'bypass';
  return kept === 0 ? 'miss' : 'partial';
}
