export { type FetchEvent, fetchChannel } from './fetch/fetch-event.ts';
export { type Composition, composeSupergraph, type SubgraphDefinition } from './load/compose-supergraph.ts';
export { readSubgraphs, type SubgraphAddress } from './load/read-subgraphs.ts';
export { createPersistedQueryStore } from './persisted/create-store.ts';
export { type Gateway, type GatewayOptions, startGateway } from './start-gateway.ts';
