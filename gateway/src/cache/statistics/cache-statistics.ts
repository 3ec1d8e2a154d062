import type { MemoryUse, PurgeMode, Tier } from '@weedhounds/cache';
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
  /** What is in memory now, in bytes too, and how many were let go for others. */
  memory: Omit<MemoryUse, 'policy'>;
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
  /** Root fetches and entities that waited for a call that was under way. */
  coalesced: number;
  /** Fetches of entities that went out in another's call. */
  batched: number;
  /** Those of other gateways do not count. */
  purges: Record<PurgeMode, number>;
}

/** Counts what one gateway's cache does. */
export class CacheStatistics {
  readonly #policies = new Map<string, PolicyCounts>();
  #fetches = 0;
  #operationHits = 0;
  #operationsCoalesced = 0;
  #coalesced = 0;
  #batched = 0;
  readonly #purges = { SOFT: 0, HARD: 0 };
  readonly #memory: () => readonly MemoryUse[];

  /** @param memory what is in memory now; default: nothing */
  constructor(memory: () => readonly MemoryUse[] = () => []) {
    this.#memory = memory;
  }

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

  /** @param count root fetches and entities that wait for a call that others began */
  noteCoalesced(count: number): void {
    this.#coalesced += count;
  }

  /** A fetch of entities goes out in another's call. */
  noteBatched(): void {
    this.#batched++;
  }

  notePurge(mode: PurgeMode): void {
    this.#purges[mode]++;
  }

  /** How many parts of a policy were asked for. */
  asksOf(policy: string): number {
    const { hits, stale, misses } = this.#countsOf(policy);
    return hits.memory + hits.store + stale + misses;
  }

  /** The counts now. */
  read(): CacheCounts {
    for (const { policy, ...memory } of this.#memory()) this.#countsOf(policy).memory = memory;
    return {
      policies: [...this.#policies.values()].map((counts) => structuredClone(counts)),
      fetches: this.#fetches,
      operationHits: this.#operationHits,
      operationsCoalesced: this.#operationsCoalesced,
      coalesced: this.#coalesced,
      batched: this.#batched,
      purges: { ...this.#purges },
    };
  }

  #countsOf(policy: string): PolicyCounts {
    let counts = this.#policies.get(policy);
    if (!counts) {
      const memory = { entries: 0, bytes: 0, evictions: 0 };
      counts = { policy, hits: { memory: 0, store: 0 }, stale: 0, misses: 0, bypasses: 0, ageMs: 0, memory };
      this.#policies.set(policy, counts);
    }
    return counts;
  }
}
