import type { SubgraphStatusResolvers } from '../../generated/resolvers.ts';
import { mergeCalls } from '../statistics/merge-calls.ts';

export const subgraphStatusResolvers: SubgraphStatusResolvers = {
  version: (subgraph) => (subgraph.health === 'DOWN' ? null : subgraph.version),
  schemaHash: (subgraph) => (subgraph.health === 'DOWN' ? null : subgraph.schemaHash),
  responseTime: (subgraph) => (subgraph.health === 'DOWN' ? null : subgraph.responseTime),
  calls: async ({ name }, _arguments, { now, loaders }) => mergeCalls((await loaders.reports.load(now)) ?? [], name),
};
