import type { DispensaryResolvers } from '../../generated/resolvers.ts';

export const Dispensary: DispensaryResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  menu: ({ id }, _, { loaders }) => loaders.menuOfDispensary.load(id),
};
