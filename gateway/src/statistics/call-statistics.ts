import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type FetchEvent, fetchChannel } from '../fetch/fetch-event.ts';
import { createLatencyHistogram, type LatencyHistogram } from './latency-histogram.ts';

/** The calls a gateway made to one subgraph since its start. */
export interface SubgraphCalls {
  subgraph: string;
  count: number;
  /** How many brought no GraphQL answer, though somebody waited for it. */
  errors: number;
  /** Calls by latency bucket, see `LatencyHistogram`. */
  latency: readonly number[];
}

export interface CallStatistics {
  /** The counts now, one entry a subgraph that was called. */
  read(): SubgraphCalls[];
  /** Stops listening. */
  close(): void;
}

/** Counts one gateway's fetches as they are announced on the diagnostics channel. */
export function countCalls(gatewayId: string): CallStatistics {
  const counts = new Map<string, { errors: number; latency: LatencyHistogram }>();

  function onFetch(message: unknown): void {
    const event = message as FetchEvent;
    if (event.gatewayId !== gatewayId) return;
    const known = counts.get(event.subgraph);
    const entry = known ?? { errors: 0, latency: createLatencyHistogram() };
    if (!known) counts.set(event.subgraph, entry);
    entry.latency.record(event.durationMs);
    if (event.outcome === 'failed' || event.outcome === 'timed out') entry.errors++;
  }

  subscribe(fetchChannel, onFetch);
  return {
    read: () =>
      [...counts].map(([subgraph, { errors, latency }]) => ({
        subgraph,
        count: latency.count(),
        errors,
        latency: latency.buckets(),
      })),
    close: () => {
      unsubscribe(fetchChannel, onFetch);
    },
  };
}
