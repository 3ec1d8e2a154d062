import { type Outcome, withinBudget } from './time-budget.ts';

export interface BreakerOptions {
  /** Milliseconds that an operation may take. */
  budgetMs: number;
  /** Milliseconds after a late operation in which none is tried. */
  pauseMs: number;
  /** A small operation that tells whether operations are in time again. */
  probe(): Promise<unknown>;
  /** Milliseconds, of any clock. */
  now(): number;
}

/** Runs an operation within the budget, or not at all. Never rejects. */
export type Breaker = <T>(operation: () => Promise<T>) => Promise<Outcome<T> | { kind: 'skipped' }>;

type State = { kind: 'closed' } | { kind: 'open'; until: number } | { kind: 'probing' };

/**
 * Stops asking a store that does not answer. An operation that is late opens it, and no more are tried; after a pause the next
 * one starts a probe and does not wait for it, so that only the first late operations cost their budget. A failure does not open
 * it: it has cost next to nothing, and a store that is full still reads.
 */
export function createBreaker({ budgetMs, pauseMs, probe, now }: BreakerOptions): Breaker {
  let state: State = { kind: 'closed' };

  async function startProbe(): Promise<void> {
    state = { kind: 'probing' };
    const { kind } = await withinBudget(probe, budgetMs);
    state = kind === 'late' ? { kind: 'open', until: now() + pauseMs } : { kind: 'closed' };
  }

  return async (operation) => {
    if (state.kind === 'open' && now() >= state.until) void startProbe();
    if (state.kind !== 'closed') return { kind: 'skipped' };
    const outcome = await withinBudget(operation, budgetMs);
    // Others that began with this one may have found out before it.
    if (outcome.kind === 'late' && state.kind === 'closed') state = { kind: 'open', until: now() + pauseMs };
    return outcome;
  };
}
