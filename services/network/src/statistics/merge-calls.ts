import type { GatewayReport } from '../store/reports.ts';
import { sum, toInt } from './sum.ts';

/** Calls to one subgraph, added up over gateways. */
export interface MergedCalls {
  count: number;
  errors: number;
  /** Calls by latency bucket. */
  latency: readonly number[];
}

/** Adds up what gateways reported about one subgraph; null when none has called it. */
export function mergeCalls(reports: readonly GatewayReport[], subgraph: string): MergedCalls | null {
  const reported = reports.flatMap(({ calls }) => calls.filter((entry) => entry.subgraph === subgraph));
  if (reported.length === 0) return null;
  const length = Math.max(...reported.map(({ latency }) => latency.length));
  return {
    count: toInt(sum(reported.map(({ count }) => count))),
    errors: toInt(sum(reported.map(({ errors }) => errors))),
    latency: Array.from({ length }, (_, bucket) => sum(reported.map(({ latency }) => latency[bucket] ?? 0))),
  };
}
