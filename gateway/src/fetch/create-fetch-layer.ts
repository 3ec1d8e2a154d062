import { createSharingLayer, type SharingOptions } from './create-sharing-layer.ts';
import { createSubgraphCaller, type SubgraphCallerOptions } from './create-subgraph-caller.ts';
import type { FetchLayer } from './fetch-layer.ts';

/** The fetch layer of a gateway: calls over HTTP, none of them twice at the same time. */
export function createFetchLayer(options: SubgraphCallerOptions & SharingOptions): FetchLayer {
  return createSharingLayer(createSubgraphCaller(options), options);
}
