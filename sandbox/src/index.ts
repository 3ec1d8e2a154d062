export { seedCatalogue } from './catalogue/seed.ts';
export { type Graph, type GraphOptions, startGraph } from './start-graph.ts';
export { closeStores, createStores, migrateAll, type Stores } from './stores.ts';
