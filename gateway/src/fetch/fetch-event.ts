import { channel } from 'node:diagnostics_channel';

/** Published after every fetch from a subgraph. */
export interface FetchEvent {
  /** The gateway that fetched: one process may run several. */
  gatewayId: string;
  subgraph: string;
  /** `aborted`: nobody waited for the answer any more. */
  outcome: 'answered' | 'failed' | 'timed out' | 'aborted';
  durationMs: number;
}

/** Name of the diagnostics channel on which each `FetchEvent` is published. */
export const fetchChannel = 'weedhounds:gateway:fetch';

const fetches = channel(fetchChannel);

export function publishFetch(event: FetchEvent): void {
  fetches.publish(event);
}
