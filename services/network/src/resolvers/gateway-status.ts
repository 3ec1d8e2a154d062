import type { GatewayStatusResolvers } from '../../generated/resolvers.ts';

export const gatewayStatusResolvers: GatewayStatusResolvers = {
  id: ({ gatewayId }) => gatewayId,
};
