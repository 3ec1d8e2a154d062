import { idPrefix } from '@weedhounds/subgraph';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { SaleScope } from '../sale/sale-scope.ts';
import type { CategoryCountRow, MenuRow } from './rows.ts';
import { inScope } from './sale-conditions.ts';

type Client = Pick<PrismaClient, 'menu' | 'menuItem'>;

/** Menus by their ids. */
export async function findMenus(client: Client, ids: readonly string[]): Promise<Map<string, MenuRow>> {
  const menus = await client.menu.findMany({ where: { id: { in: ids.filter((id) => idPrefix(id) === 'mnu') } } });
  return new Map(menus.map((menu) => [menu.id, menu]));
}

/** Menus by the ids of their shops. */
export async function findMenusOfDispensaries(
  client: Client,
  dispensaryIds: readonly string[],
): Promise<Map<string, MenuRow>> {
  const ids = dispensaryIds.filter((id) => idPrefix(id) === 'dsp');
  const menus = await client.menu.findMany({ where: { dispensaryId: { in: ids } } });
  return new Map(menus.map((menu) => [menu.dispensaryId, menu]));
}

/** How many items of the scope each menu holds of each category it has, the largest first. */
export async function countCategories(
  client: Client,
  menuIds: readonly string[],
  scope: SaleScope,
): Promise<CategoryCountRow[]> {
  const groups = await client.menuItem.groupBy({
    by: ['menuId', 'category'],
    where: { menuId: { in: [...menuIds] }, ...inScope(scope) },
    _count: true,
  });
  return groups
    .map(({ menuId, category, _count }) => ({ menuId, category, count: _count }))
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
}
