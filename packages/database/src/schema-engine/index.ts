export { createEngineAdapter, type EngineAdapter } from './create-engine-adapter.ts';
