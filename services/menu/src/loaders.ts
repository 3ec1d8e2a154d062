import { createLoader, groupBy, type PageRequest } from '@weedhounds/subgraph';
import type { Sale } from './sale/sale.ts';
import { findAllPrices, findPrices, findPricesOfItems, findStocks } from './store/history.ts';
import { findItems, findPotenciesOfItems, findVariants, findVariantsOfItems } from './store/items.ts';
import { type ItemOwner, type ItemPlace, type ItemQuery, listItemsOfOwners } from './store/list-items.ts';
import { countCategories, findMenus, findMenusOfDispensaries } from './store/menus.ts';
import type { PricePointRow, StockPointRow } from './store/rows.ts';
import type { MenuStore } from './store/store.ts';

/** A part of a list that belongs to an owner: a menu's or a strain's items, a variant's prices. */
interface Part<O, Q> {
  owner: O;
  /** Must survive JSON. */
  query: Q;
}

export type Loaders = ReturnType<typeof createLoaders>;

/**
 * Every loader of one request. Each turns the keys of one tick into one statement; lists, into one for each query.
 *
 * @param sale what may be sold to the viewer: lists and counts keep to it, single objects are for the resolvers to refuse
 */
export function createLoaders({ client }: MenuStore, sale: () => Promise<Sale>) {
  const menuById = createLoader((ids: readonly string[]) => findMenus(client, ids));
  return {
    menuById,
    menuOfDispensary: createLoader(async (ids: readonly string[]) => {
      const menus = await findMenusOfDispensaries(client, ids);
      for (const menu of menus.values()) menuById.prime(menu.id, menu);
      return menus;
    }),
    categoriesOfMenu: createLoader(async (ids: readonly string[]) =>
      groupBy(await countCategories(client, ids, (await sale()).scope), ({ menuId }) => menuId),
    ),
    itemById: createLoader((ids: readonly string[]) => findItems(client, ids)),
    variantById: createLoader((ids: readonly string[]) => findVariants(client, ids)),
    variantsOfItem: createLoader(async (ids: readonly string[]) =>
      groupBy(await findVariantsOfItems(client, ids), ({ itemId }) => itemId),
    ),
    potenciesOfItem: createLoader(async (ids: readonly string[]) =>
      groupBy(await findPotenciesOfItems(client, ids), ({ itemId }) => itemId),
    ),
    /** One row more than a page: where a menu's or a strain's items stand. */
    placesOf: createPartLoader<ItemOwner, ItemQuery, ItemPlace>(
      ({ ownerId }) => ownerId,
      async (owners, query) => listItemsOfOwners(client, owners, query, (await sale()).scope),
      ({ owner, query }) => JSON.stringify([owner.kind, query]),
    ),
    /** One row more than a page: a variant's prices. */
    pricesOfVariant: createPartLoader<string, PageRequest, PricePointRow>(
      (variantId) => variantId,
      async (variantIds, page) => groupBy(await findPrices(client, variantIds, page), ({ variantId }) => variantId),
      ({ query }) => JSON.stringify(query),
    ),
    allPricesOfVariant: createLoader(async (variantIds: readonly string[]) =>
      groupBy(await findAllPrices(client, variantIds), ({ variantId }) => variantId),
    ),
    /** One row more than a page: the prices of an item's variants. */
    pricesOfItem: createPartLoader<string, PageRequest, PricePointRow>(
      (itemId) => itemId,
      async (itemIds, page) => groupBy(await findPricesOfItems(client, itemIds, page), ({ itemId }) => itemId),
      ({ query }) => JSON.stringify(query),
    ),
    /** One row more than a page: a variant's stocks. */
    stocksOfVariant: createPartLoader<string, PageRequest, StockPointRow>(
      (variantId) => variantId,
      async (variantIds, page) => groupBy(await findStocks(client, variantIds, page), ({ variantId }) => variantId),
      ({ query }) => JSON.stringify(query),
    ),
  };
}

/**
 * A loader of parts of lists. Owners asked for with the same query share one call, however many they are.
 *
 * @param nameOf text that is equal for equal owners, as `load` names them in what it answers
 * @param load the rows of each owner that has any, in the list's order
 * @param groupOf text that is equal for parts that may share a call
 */
function createPartLoader<O, Q, T>(
  nameOf: (owner: O) => string,
  load: (owners: readonly O[], query: Q) => Promise<Map<string, T[]>>,
  groupOf: (part: Part<O, Q>) => string,
) {
  return createLoader<Part<O, Q>, T[]>(
    async (parts) => {
      const groups = [...groupBy(parts, groupOf).values()];
      const found = await Promise.all(
        groups.map(async (group): Promise<[Part<O, Q>, T[]][]> => {
          const [first] = group as [Part<O, Q>, ...Part<O, Q>[]];
          const owners = group.map(({ owner }) => owner);
          const rows = await load(owners, first.query);
          return group.map((part) => [part, rows.get(nameOf(part.owner)) ?? []]);
        }),
      );
      return found.flat();
    },
    { key: ({ owner, query }) => JSON.stringify([nameOf(owner), query]) },
  );
}
