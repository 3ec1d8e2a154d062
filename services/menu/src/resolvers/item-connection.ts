import { toConnection } from '@weedhounds/subgraph';
import type { Context } from '../context.ts';
import { orderName } from '../store/item-order.ts';
import type { ItemPlace, ItemQuery } from '../store/list-items.ts';

/**
 * A page of items. An item that went between finding its place and reading it is left out; the page goes on from its
 * place all the same.
 *
 * @param places one more than the page where there are more
 */
export async function itemConnection(places: readonly ItemPlace[], { page, order }: ItemQuery, { loaders }: Context) {
  const { edges, nodes, pageInfo } = toConnection(
    places,
    page,
    orderName(order),
    ({ sortValue, id }) => [sortValue, id],
    ({ score, metres }) => ({
      score: score === null ? null : score / 1_000_000,
      distance: metres === null ? null : metres / 1000,
    }),
  );
  const items = await Promise.all(nodes.map(({ id }) => loaders.itemById.load(id)));
  const found = edges.flatMap((edge, at) => {
    const node = items[at];
    return node ? [{ ...edge, node }] : [];
  });
  return { edges: found, nodes: found.map(({ node }) => node), pageInfo };
}
