import type { AncestorResolvers } from '../../generated/resolvers.ts';

export const Ancestor: AncestorResolvers = {
  strain: ({ strainId }, _, { loaders }) => (strainId === null ? null : loaders.strainById.load(strainId)),
};
