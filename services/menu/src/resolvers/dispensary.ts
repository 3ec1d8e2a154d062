import type { DispensaryResolvers } from '../../generated/resolvers.ts';
import { freshMenu } from './fresh.ts';

export const Dispensary: DispensaryResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  menu: async ({ id }, _, context, info) => freshMenu(await context.loaders.menuOfDispensary.load(id), context, info),
};
