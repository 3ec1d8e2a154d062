export type { SubgraphAddress } from './health/subgraph-health.ts';
export { type NetworkOptions, startNetwork } from './service.ts';
export { createStore, migrationsFolder, type NetworkStore, schemaName } from './store/store.ts';
