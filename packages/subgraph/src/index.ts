export { type Connection, encodeCursor, type PageRequest, readPage, toConnection } from './connection.ts';
export type { Cursor } from './cursor.ts';
export { groupBy } from './group-by.ts';
export { createId, type IdPrefix, idPrefix } from './id.ts';
export { createLoader } from './loader.ts';
export { loadSchemaText, type SubgraphName } from './schema-text.ts';
export { type ServiceSettings, serviceVariables, toServiceSettings } from './service-settings.ts';
export { type Subgraph, startSubgraph } from './start-subgraph.ts';
export { hashSchema } from './subgraph-schema.ts';
