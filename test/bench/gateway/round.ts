import type { GatewayName } from './gateway-commands.ts';
import type { LoadName } from './loads.ts';

/** What one gateway did under one load in one round. Everything was counted while the load went on. */
export interface Round {
  gateway: GatewayName;
  load: LoadName;
  /** From 0; in one round every gateway has its turn. */
  round: number;
  /** Answers in a second. */
  perSecond: number;
  /** Milliseconds from request to answer, of half and of 99 in 100. */
  p50: number;
  p99: number;
  /** Milliseconds of the gateway's CPU for one answer. */
  cpuMs: number;
  /** Megabytes that the gateway held at the end. */
  residentMb: number;
  /** Requests that the subgraphs got for one answer. */
  fetches: number;
  /** Shares of the two cores that were used: the gateway's by the gateway, the other by load and subgraphs. */
  busy: { gateway: number; others: number };
}

/** Its figures that are numbers. */
export type Measure = 'perSecond' | 'p50' | 'p99' | 'cpuMs' | 'residentMb' | 'fetches';
