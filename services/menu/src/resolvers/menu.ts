import type { MenuResolvers } from '../../generated/resolvers.ts';
import { readMenuItems } from '../input/read-item-query.ts';
import { allowMenu } from './allow.ts';
import { itemConnection } from './item-connection.ts';

export const Menu: MenuResolvers = {
  async __resolveReference(reference, context) {
    const { id, ref } = reference as { id?: string; ref?: string };
    return allowMenu(await context.loaders.menuById.load(id ?? ref ?? ''), context);
  },
  ref: ({ id }) => id,
  dispensary: ({ dispensaryId }) => ({ id: dispensaryId }),
  async items({ id }, args, context) {
    const query = readMenuItems(args);
    const places = await context.loaders.placesOf.load({ owner: { kind: 'menu', ownerId: id }, query });
    return itemConnection(places ?? [], query, context);
  },
  async itemCount({ id }, _, { loaders }) {
    const counts = (await loaders.categoriesOfMenu.load(id)) ?? [];
    return counts.reduce((sum, { count }) => sum + count, 0);
  },
  async categories({ id }, _, { loaders }) {
    return (await loaders.categoriesOfMenu.load(id)) ?? [];
  },
  provenance: ({ provider, fetchedAt, providerId, isDemonstration }) => ({
    provider,
    fetchedAt,
    providerId,
    isDemonstration,
  }),
};
