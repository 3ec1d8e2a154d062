/** How often one path of one shop was called. */
export interface CallCount {
  path: string;
  /** Null where a call was for no shop. */
  shopKey: string | null;
  /** Calls that came in, refused ones among them. */
  calls: number;
  /** Those that were answered 429, because a limit was reached or a fault says so. */
  refused: number;
}

export interface CallCounts {
  add(path: string, shopKey: string | null): CallCount;
  list(): readonly CallCount[];
  reset(): void;
}

/** Creates counts at zero. */
export function createCallCounts(): CallCounts {
  const counts = new Map<string, CallCount>();
  return {
    add(path, shopKey) {
      const key = JSON.stringify([path, shopKey]);
      const count = counts.get(key) ?? { path, shopKey, calls: 0, refused: 0 };
      count.calls++;
      counts.set(key, count);
      return count;
    },
    list: () => [...counts.values()].map((count) => ({ ...count })),
    reset: () => counts.clear(),
  };
}
