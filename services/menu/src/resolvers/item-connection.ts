import { GraphError } from '@weedhounds/errors';
import { toConnection } from '@weedhounds/subgraph';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { orderName } from '../store/item-order.ts';
import type { ItemOwner, ItemPlace, ItemQuery } from '../store/list-items.ts';
import type { PlacedItemRow } from '../store/rows.ts';

/** Finds where a page's items stand, and one more where there are more; anew each time it is called. */
type FindPlaces = () => Promise<readonly ItemPlace[]>;

/** The places of a menu's or a strain's items. */
export function placesIn(part: { owner: ItemOwner; query: ItemQuery }, { loaders }: Context): FindPlaces {
  return async () => {
    const places = (await loaders.placesOf.load(part)) ?? [];
    loaders.placesOf.clear(part);
    return places;
  };
}

/**
 * A page of items. One that went between finding its place and reading it is left out, and so is one that is too old to be served and cannot be
 * read anew; the page goes on from its place all the same. Where menus were read for it, the page is made once more.
 */
export async function itemConnection(
  findPlaces: FindPlaces,
  { page, order }: ItemQuery,
  context: Context,
  info: GraphQLResolveInfo,
) {
  let places = await findPlaces();
  let items = await findItems(places, page.first, context);
  const { isRead, lost } = await ensureAll(items, context, info);
  if (isRead) {
    for (const { id } of places) context.loaders.itemById.clear(id);
    places = await findPlaces();
    items = await findItems(places, page.first, context);
  }
  const { edges, pageInfo } = toConnection(
    places,
    page,
    orderName(order),
    ({ sortValue, id }) => [sortValue, id],
    ({ score, metres }) => ({
      score: score === null ? null : score / 1_000_000,
      distance: metres === null ? null : metres / 1000,
    }),
  );
  const found = edges.flatMap((edge, at) => {
    const node = items[at];
    return node && !lost.has(node.menuId) ? [{ ...edge, node }] : [];
  });
  return { edges: found, nodes: found.map(({ node }) => node), pageInfo };
}

function findItems(places: readonly ItemPlace[], first: number, { loaders }: Context) {
  return Promise.all(places.slice(0, first).map(({ id }) => loaders.itemById.load(id)));
}

/**
 * Waits until the menus that the items stand on are new enough.
 *
 * @returns whether one was read, and the ids of those that are too old to be served and could not be
 */
async function ensureAll(
  items: readonly (PlacedItemRow | null)[],
  { reading }: Context,
  info: GraphQLResolveInfo,
): Promise<{ isRead: boolean; lost: ReadonlySet<string> }> {
  const menus = new Map(items.flatMap((item) => (item ? [[item.menuId, item.menu]] : [])));
  const lost = new Set<string>();
  const outcomes = await Promise.all(
    [...menus.values()].map((menu) =>
      reading.ensure(menu, info).catch((error: unknown) => {
        if (!(error instanceof GraphError)) throw error;
        lost.add(menu.id);
        return 'lost' as const;
      }),
    ),
  );
  return { isRead: outcomes.includes('read'), lost };
}
