import type { GatewayReport } from '../store/reports.ts';

/** Calls to one subgraph, added up over gateways. */
export interface MergedCalls {
  count: number;
  errors: number;
  /** Calls by latency bucket. */
  latency: readonly number[];
}

/** Largest value of GraphQL's `Int`. */
const intLimit = 2_147_483_647;

/** Adds up what gateways reported about one subgraph; null when none has called it. */
export function mergeCalls(reports: readonly GatewayReport[], subgraph: string): MergedCalls | null {
  const reported = reports.flatMap(({ calls }) => calls.filter((entry) => entry.subgraph === subgraph));
  if (reported.length === 0) return null;
  const length = Math.max(...reported.map(({ latency }) => latency.length));
  return {
    count: Math.min(intLimit, sum(reported.map(({ count }) => count))),
    errors: Math.min(intLimit, sum(reported.map(({ errors }) => errors))),
    latency: Array.from({ length }, (_, bucket) => sum(reported.map(({ latency }) => latency[bucket] ?? 0))),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
