export { createEngineAdapter, type EngineAdapter, type EngineTarget } from './create-engine-adapter.ts';
export { createServerDatabase } from './create-server-database.ts';
