import { badInput } from '@weedhounds/errors';
import { toConnection } from '@weedhounds/subgraph';
import type { QueryResolvers } from '../../generated/resolvers.ts';
import { compareItems, compareRows, placeOf } from '../compare/compare-items.ts';
import { comparisonOrder, readComparison } from '../input/read-comparison.ts';
import { readSearch } from '../input/read-item-query.ts';
import { listCandidates } from '../store/candidates.ts';
import { listItems } from '../store/list-items.ts';
import { freshItem, freshMenu } from './fresh.ts';
import { itemConnection } from './item-connection.ts';

export const Query: QueryResolvers = {
  async menu(_, { id, dispensaryId }, context, info) {
    const given = [id, dispensaryId].filter((key) => typeof key === 'string').length;
    if (given !== 1) {
      const got = given === 0 ? 'none' : 'both';
      throw badInput(`menu takes exactly one of id and dispensaryId; got ${got}.`, [
        given === 0 ? 'id' : 'dispensaryId',
      ]);
    }
    const { menuById, menuOfDispensary } = context.loaders;
    const menu = typeof id === 'string' ? menuById.load(id) : menuOfDispensary.load(dispensaryId ?? '');
    return freshMenu(await menu, context, info);
  },

  menuItem: async (_, { id }, context, info) => freshItem(await context.loaders.itemById.load(id), context, info),

  async searchMenuItems(_, args, context, info) {
    const query = readSearch(args);
    const { scope } = await context.sale();
    return itemConnection(() => listItems(context.store.client, query, scope), query, context, info);
  },

  async compareMenus(_, args, context, info) {
    const { dispensaryIds, minimumConfidence, page, after } = readComparison(args);
    // One shop denied refuses the whole: a comparison without it would be another than was asked for.
    for (const menu of await context.loaders.menuOfDispensary.loadMany(dispensaryIds)) {
      if (menu instanceof Error) throw menu;
      await freshMenu(menu, context, info);
    }
    const { scope } = await context.sale();
    const candidates = await listCandidates(context.store.client, dispensaryIds, args.category ?? null, scope);
    const rows = compareItems(candidates, minimumConfidence);
    const rest = after === null ? rows : rows.filter((row) => compareRows(placeOf(row), after) > 0);
    return toConnection(rest.slice(0, page.first + 1), page, comparisonOrder, placeOf);
  },
};
