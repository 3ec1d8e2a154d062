import type { NetworkResolvers } from '../../generated/resolvers.ts';
import type { Context } from '../context.ts';
import type { SubgraphHealth } from '../health/subgraph-health.ts';
import { mergeCache } from '../statistics/merge-cache.ts';

/** The moment at which the network is looked at. */
export interface NetworkView {
  observedAt: Date;
}

export const networkResolvers: NetworkResolvers = {
  subgraphs: (_view, _arguments, { subgraphs, loaders }) =>
    Promise.all([...subgraphs.keys()].sort().map((name) => healthOf(name, loaders))),
  cache: async ({ observedAt }, _arguments, { loaders }) => mergeCache((await loaders.reports.load(observedAt)) ?? []),
  gateways: async ({ observedAt }, _arguments, { loaders }) => (await loaders.reports.load(observedAt)) ?? [],
};

async function healthOf(name: string, loaders: Context['loaders']): Promise<SubgraphHealth> {
  return (await loaders.health.load(name)) ?? { name, health: 'DOWN' };
}
