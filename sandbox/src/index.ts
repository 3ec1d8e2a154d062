export { createStores, type Graph, type GraphOptions, type Stores, startGraph } from './start-graph.ts';
