import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type FetchEvent, fetchChannel } from '../../gateway/src/fetch/fetch-event.ts';

/** Counts what the gateways of this process fetch from subgraphs. */
export function countFetches(): { subgraphs: string[]; stop(): void } {
  const subgraphs: string[] = [];
  const listener = (event: unknown) => subgraphs.push((event as FetchEvent).subgraph);
  subscribe(fetchChannel, listener);
  return { subgraphs, stop: () => unsubscribe(fetchChannel, listener) };
}
