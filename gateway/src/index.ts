export { type FieldPolicy, listFieldPolicies } from './cache/policies/list-field-policies.ts';
export { readFieldPolicies } from './cache/policies/read-field-policies.ts';
export { type FetchEvent, fetchChannel } from './fetch/fetch-event.ts';
export type { GatewayOptions } from './gateway-options.ts';
export { type Composition, composeSupergraph, type SubgraphDefinition } from './load/compose-supergraph.ts';
export { readSubgraphs, type SubgraphAddress } from './load/read-subgraphs.ts';
export { type PublicSettings, publicVariables, readPublicSettings, toPublicSettings } from './public-settings.ts';
export { type Gateway, startGateway } from './start-gateway.ts';
