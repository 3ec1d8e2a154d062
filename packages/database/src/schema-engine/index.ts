export { createEngineAdapter, type EngineAdapter } from './create-engine-adapter.ts';
export { createServerDatabase } from './create-server-database.ts';
