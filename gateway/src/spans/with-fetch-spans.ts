import type { FetchLayer } from '../fetch/fetch-layer.ts';
import { inSpan } from './in-span.ts';

/** A fetch layer each of whose fetches leaves a span `gateway.fetch`. Of fetches that share a call, the first holds the call's. */
export function withFetchSpans(layer: FetchLayer): FetchLayer {
  return {
    fetchRoot: (fetch, variables, scope) =>
      inSpan('gateway.fetch', { service: fetch.subgraph }, () => layer.fetchRoot(fetch, variables, scope)),
    fetchEntities: (fetch, representations, variables, scope) =>
      inSpan('gateway.fetch', { service: fetch.subgraph, representations: representations.length }, () =>
        layer.fetchEntities(fetch, representations, variables, scope),
      ),
    close: () => layer.close(),
  };
}
