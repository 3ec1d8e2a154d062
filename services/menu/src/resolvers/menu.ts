import type { MenuResolvers } from '../../generated/resolvers.ts';
import { readMenuItems } from '../input/read-item-query.ts';
import { freshMenu } from './fresh.ts';
import { itemConnection, placesIn } from './item-connection.ts';
import { provenanceOf } from './provenance.ts';

export const Menu: MenuResolvers = {
  async __resolveReference(reference, context, info) {
    const { id, ref } = reference as { id?: string; ref?: string };
    return freshMenu(await context.loaders.menuById.load(id ?? ref ?? ''), context, info);
  },
  ref: ({ id }) => id,
  dispensary: ({ dispensaryId }) => ({ id: dispensaryId }),
  async items({ id }, args, context, info) {
    const query = readMenuItems(args);
    return itemConnection(placesIn({ owner: { kind: 'menu', ownerId: id }, query }, context), query, context, info);
  },
  async itemCount({ id }, _, { loaders }) {
    const counts = (await loaders.categoriesOfMenu.load(id)) ?? [];
    return counts.reduce((sum, { count }) => sum + count, 0);
  },
  async categories({ id }, _, { loaders }) {
    return (await loaders.categoriesOfMenu.load(id)) ?? [];
  },
  provenance: (menu, _, context) => provenanceOf(menu, context),
};
