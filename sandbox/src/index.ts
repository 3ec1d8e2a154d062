export { readRuleTable } from './catalogue/derive/read-rule-table.ts';
export { importRules } from './catalogue/import-rules.ts';
export { seedCatalogue } from './catalogue/seed.ts';
export { type FilledDatabase, openFilledDatabase } from './open-filled-database.ts';
export { type Graph, type GraphOptions, startGraph } from './start-graph.ts';
export { closeStores, createStores, migrateAll, type Stores } from './stores.ts';
