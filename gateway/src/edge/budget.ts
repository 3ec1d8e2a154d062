/** What is counted: requests, or points of what operations cost. */
export type BudgetName = 'requests' | 'cost';

/** How much each caller may use in one window. */
export interface Allowance {
  /** For callers without a token. 0: no limit. */
  stranger: number;
  /** For callers with one. 0: no limit. */
  identified: number;
}

/** Where a caller stands in one budget. */
export interface Standing {
  budget: BudgetName;
  /** What may be used in one window. */
  limit: number;
  /** The window's length in seconds. */
  windowS: number;
  /** What may still be used in this window. */
  remaining: number;
  /** Whole seconds, rounded up, until the next window. */
  resetS: number;
}

/** Whether a caller may use what was asked for. The standing is null where there is no limit. */
export type Verdict = { kind: 'allowed'; standing: Standing | null } | { kind: 'denied'; standing: Standing };

/** What callers may use in fixed windows; each caller's begins with the first use. */
export interface Budget {
  /**
   * Uses up points, or, when fewer remain, refuses.
   *
   * @param caller `subject:…` for a caller with a token, else a network
   * @param points rounded up
   */
  take(caller: string, points: number): Promise<Verdict>;
  /**
   * Gives back what was taken and not needed. Nothing is given back into a window that ended, and never more than was used
   * in the one that runs.
   *
   * @param points rounded down
   */
  giveBack(caller: string, points: number): Promise<void>;
}

/** Points of what operations cost: the estimate is taken before, what was not needed given back after. */
export type CostBudget = Budget;
