import type { DispensaryResolvers } from '../../generated/resolvers.ts';
import { allowMenu } from './allow.ts';

export const Dispensary: DispensaryResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  menu: async ({ id }, _, context) => allowMenu(await context.loaders.menuOfDispensary.load(id), context),
};
