import { badInput } from '@weedhounds/errors';
import { toConnection } from '@weedhounds/subgraph';
import type { QueryResolvers } from '../../generated/resolvers.ts';
import { compareItems, compareRows, placeOf } from '../compare/compare-items.ts';
import { comparisonOrder, readComparison } from '../input/read-comparison.ts';
import { readSearch } from '../input/read-item-query.ts';
import { listCandidates } from '../store/candidates.ts';
import { listItems } from '../store/list-items.ts';
import { itemConnection } from './item-connection.ts';

export const Query: QueryResolvers = {
  menu(_, { id, dispensaryId }, { loaders }) {
    const given = [id, dispensaryId].filter((key) => typeof key === 'string').length;
    if (given !== 1) {
      const got = given === 0 ? 'none' : 'both';
      throw badInput(`menu takes exactly one of id and dispensaryId; got ${got}.`, [
        given === 0 ? 'id' : 'dispensaryId',
      ]);
    }
    return typeof id === 'string' ? loaders.menuById.load(id) : loaders.menuOfDispensary.load(dispensaryId ?? '');
  },

  menuItem: (_, { id }, { loaders }) => loaders.itemById.load(id),

  async searchMenuItems(_, args, context) {
    const query = readSearch(args);
    return itemConnection(await listItems(context.store.client, query), query, context);
  },

  async compareMenus(_, args, { store }) {
    const { dispensaryIds, minimumConfidence, page, after } = readComparison(args);
    const candidates = await listCandidates(store.client, dispensaryIds, args.category ?? null);
    const rows = compareItems(candidates, minimumConfidence);
    const rest = after === null ? rows : rows.filter((row) => compareRows(placeOf(row), after) > 0);
    return toConnection(rest.slice(0, page.first + 1), page, comparisonOrder, placeOf);
  },
};
