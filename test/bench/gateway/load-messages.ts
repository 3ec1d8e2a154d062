import type { Load } from './loads.ts';

/** What the load generator is told. */
export type LoadCommand =
  /** Begins; whatever came before has been stopped. Not answered. */
  | { kind: 'start'; url: string; load: Load }
  /** Answered by what came since the last such command or the start. */
  | { kind: 'count' }
  /** Lets go of all connections; answered when they are closed. */
  | { kind: 'stop' };

/** What the load generator answers. */
export type LoadReply = { kind: 'counted'; count: LoadCount } | { kind: 'stopped' };

/** Answers in a stretch of time under load. */
export interface LoadCount {
  answers: number;
  /** Other answers than 200, and requests that were not answered. */
  failed: number;
  seconds: number;
  /** Milliseconds from a request to the end of its answer, of half and of 99 in 100; 0 without an answer. */
  p50: number;
  p99: number;
  /** Bytes of the shortest answer, head and body; 0 without an answer. */
  shortest: number;
}
