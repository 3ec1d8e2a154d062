import type { Tier } from '@weedhounds/cache';
import type { TrailStep } from '../../fetch/trail.ts';

/** What became of parts of objects that are kept by one policy, since the gateway's start. */
export interface PolicyCounts {
  policy: string;
  /** Parts that were kept and fresh, by where they were. */
  hits: Record<Tier, number>;
  /** Parts that were served while they were refreshed, or since their subgraph failed. */
  stale: number;
  misses: number;
  /** Parts that may be kept for nobody: the viewer has no identity. */
  bypasses: number;
  /** Milliseconds since what was served had been fetched, added up over hits and stale ones. */
  ageMs: number;
}

/** What a gateway's cache did since its start. */
export interface CacheCounts {
  policies: PolicyCounts[];
  /** Fetches of plans, those of answers that were kept or shared among them: without cache and batching, as many calls. */
  fetches: number;
  /** Whole answers that were kept. */
  operationHits: number;
  /** Operations that waited for an equal one. */
  operationsCoalesced: number;
}

/** Counts what one gateway's cache does. */
export class CacheStatistics {
  readonly #policies = new Map<string, PolicyCounts>();
  #fetches = 0;
  #operationHits = 0;
  #operationsCoalesced = 0;

  /** @param now milliseconds since the epoch */
  noteStep({ policy, status, why, tier, entry }: TrailStep, now: number): void {
    if (policy === undefined) return;
    const counts = this.#countsOf(policy);
    if (status === 'miss') {
      if (why === 'no identity') counts.bypasses++;
      else counts.misses++;
      return;
    }
    if (status === 'hit' && tier) counts.hits[tier]++;
    else counts.stale++;
    if (entry) counts.ageMs += now - entry.storedAt;
  }

  noteFetches(count: number): void {
    this.#fetches += count;
  }

  /** @param fetches of the plan of the answer */
  noteOperationHit(fetches: number): void {
    this.#operationHits++;
    this.#fetches += fetches;
  }

  /** @param fetches of the plan of the answer */
  noteOperationCoalesced(fetches: number): void {
    this.#operationsCoalesced++;
    this.#fetches += fetches;
  }

  /** The counts now. */
  read(): CacheCounts {
    return {
      policies: [...this.#policies.values()].map((counts) => structuredClone(counts)),
      fetches: this.#fetches,
      operationHits: this.#operationHits,
      operationsCoalesced: this.#operationsCoalesced,
    };
  }

  #countsOf(policy: string): PolicyCounts {
    let counts = this.#policies.get(policy);
    if (!counts) {
      counts = { policy, hits: { memory: 0, store: 0 }, stale: 0, misses: 0, bypasses: 0, ageMs: 0 };
      this.#policies.set(policy, counts);
    }
    return counts;
  }
}
