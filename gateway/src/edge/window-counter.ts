/** What was counted for one key in the window that runs. */
export interface Count {
  used: number;
  /** Milliseconds until the window ends. */
  resetMs: number;
}

/** Counts by key in fixed windows; a key's window begins when it is first counted. */
export interface WindowCounter {
  /** @param points a whole number, 1 or more */
  add(key: string, points: number): Promise<Count>;
  /** Counts down, not below 0; does nothing when no window runs. */
  giveBack(key: string, points: number): Promise<void>;
}
