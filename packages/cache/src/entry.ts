/** Where in the sequence of purges something was begun. Numbers of one generation can be compared, and no others. */
export interface Fence {
  /** Names the sequence: Redis restarted empty begins another. */
  generation: string;
  /** The number of the last purge that was known of. */
  number: number;
}

/** What is kept under one key. Times are milliseconds since the epoch; lifetimes count from when the fetch began. */
export interface Entry {
  /** Any JSON value; null is what does not exist. Not to be written into: others may hold the same objects. */
  value: unknown;
  /** The policy it is kept by. */
  policy: string;
  /** When its fetch began. */
  storedAt: number;
  freshUntil: number;
  /** Until when it may be served while it is refreshed; at least `freshUntil`. */
  staleUntil: number;
  /** Until when it may be served where its subgraph fails; at least `freshUntil`. */
  staleIfErrorUntil: number;
  /** What it is purged by. */
  tags: readonly string[];
  /** As it was before its fetch began. */
  fence: Fence;
  /** Milliseconds that its fetch took. */
  buildMs: number;
}
