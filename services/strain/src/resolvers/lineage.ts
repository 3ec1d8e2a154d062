import { toConnection } from '@weedhounds/subgraph';
import type { LineageResolvers } from '../../generated/resolvers.ts';
import { readWholeNumber } from '../input/read-whole-number.ts';
import { climbTree } from '../lineage/climb-tree.ts';
import { readPageIn, slugOrder } from '../store/orders.ts';

export const Lineage: LineageResolvers = {
  async parents({ id, name: childName }, _, { loaders }) {
    const parents = (await loaders.parentsOfStrain.load(id)) ?? [];
    return parents.map(({ name, strainId }) => ({ generation: 1, name, childName, strainId }));
  },
  async children({ id }, args, { loaders }) {
    const page = readPageIn(slugOrder, args);
    const rows = (await loaders.childrenPage.load({ ownerId: id, args: page })) ?? [];
    return toConnection(
      rows,
      page,
      slugOrder.name,
      ({ slug }) => [slug],
      () => ({ score: null }),
    );
  },
  ancestors(strain, args, { loaders }) {
    const depth = readWholeNumber('depth', args.depth, { fallback: 3, min: 1, max: 6 });
    return climbTree(strain, depth, (ids) =>
      Promise.all(ids.map(async (id) => (await loaders.parentsOfStrain.load(id)) ?? [])),
    );
  },
};
