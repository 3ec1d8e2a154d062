/** How many calls a provider takes. */
export interface CallLimit {
  calls: number;
  /** Length of the window in milliseconds, which slides: it holds over any stretch of that length. */
  perMs: number;
  /** The paths it is for; of several the longest prefix alone counts. Default: every path. */
  pathPrefix?: string;
}

/** Counts calls against limits, each caller's for itself. */
export interface SlidingLimits {
  /** Null where the call is within the limits, and counted; else milliseconds until one would be. Refused calls do not count. */
  admit(caller: string, path: string): number | null;
}

/** Creates limits that nothing was counted against. */
export function createSlidingLimits(limits: readonly CallLimit[], now: () => number): SlidingLimits {
  const admitted = new Map<string, number[]>();
  return {
    admit(caller, path) {
      const at = now();
      const windows = limitsOf(limits, path).map((limit) => {
        const key = `${caller} ${limit.pathPrefix ?? ''} ${limit.perMs}`;
        const times = (admitted.get(key) ?? []).filter((time) => time > at - limit.perMs);
        admitted.set(key, times);
        return { limit, times };
      });
      const waits = windows
        .filter(({ limit, times }) => times.length >= limit.calls)
        .map(({ limit, times }) => (times.at(-limit.calls) ?? at) + limit.perMs - at);
      if (waits.length > 0) return Math.max(...waits);
      for (const { times } of windows) times.push(at);
      return null;
    },
  };
}

function limitsOf(limits: readonly CallLimit[], path: string): readonly CallLimit[] {
  const fitting = limits.filter(({ pathPrefix = '' }) => path.startsWith(pathPrefix));
  const longest = Math.max(...fitting.map(({ pathPrefix = '' }) => pathPrefix.length));
  return fitting.filter(({ pathPrefix = '' }) => pathPrefix.length === longest);
}
