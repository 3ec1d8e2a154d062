import type { Entry, Tier } from '@weedhounds/cache';

/**
 * How a part of an object came to be in an answer: kept and fresh, kept and served while it is refreshed, kept and served since its
 * subgraph failed, asked for, or asked for as it is each time.
 */
export type StepStatus = 'hit' | 'stale' | 'rescued' | 'miss' | 'never kept';

/** One part of one object in an answer. */
export interface TrailStep {
  subgraph: string;
  typeName: string;
  /** The policy by which it is kept; undefined for what never is. */
  policy: string | undefined;
  status: StepStatus;
  /** Why it was asked for, in words; undefined for what was not. */
  why: string | undefined;
  /** Where it was; undefined for what was asked for. */
  tier: Tier | undefined;
  /** As it is kept; undefined for what could not be kept. */
  entry: Entry | undefined;
}

/** All that one operation's answer was made of. */
export interface Trail {
  /** In no order. */
  readonly steps: TrailStep[];
  /** Fetches of its plan that were executed: without a cache, and alone, it would have called as often. */
  fetches: number;
  /** Names of some of them, by which they are counted again. */
  hot?: readonly string[];
}
