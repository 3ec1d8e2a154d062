import type { Resolvers } from '../../generated/resolvers.ts';
import { callStatisticsResolvers } from './call-statistics.ts';
import { gatewayStatusResolvers } from './gateway-status.ts';
import { mutationResolvers } from './mutation.ts';
import { networkResolvers } from './network.ts';
import { queryResolvers } from './query.ts';
import { subgraphStatusResolvers } from './subgraph-status.ts';

export const resolvers = {
  Query: queryResolvers,
  Mutation: mutationResolvers,
  Network: networkResolvers,
  SubgraphStatus: subgraphStatusResolvers,
  CallStatistics: callStatisticsResolvers,
  GatewayStatus: gatewayStatusResolvers,
} satisfies Resolvers;
