import type { Load } from './loads.ts';

/** What the load generator is told. */
export type LoadCommand =
  /** Begins; whatever came before has been stopped. Every body must have this many characters. Not answered. */
  | { kind: 'start'; url: string; load: Load; length: number }
  /** Forgets what came until now; answered when that is done. */
  | { kind: 'forget' }
  /** Answered by what came since then. */
  | { kind: 'count' }
  /** Lets go of all connections; answered when they are closed. */
  | { kind: 'stop' };

/** What the load generator answers. */
export type LoadReply = { kind: 'counted'; count: LoadCount } | { kind: 'done' };

/** Answers in a stretch of time under load. */
export interface LoadCount {
  answers: number;
  /** Answers that were not 200 or of another length, and requests that were not answered. */
  failed: number;
  /** What the first of them was, its beginning; null when none failed. */
  failure: string | null;
  seconds: number;
  /** Milliseconds from a request to the end of its answer, of half and of 99 in 100; 0 without an answer. */
  p50: number;
  p99: number;
}
