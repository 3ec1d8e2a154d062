import type { Context } from '../context.ts';
import type { MenuItemRow, MenuRow } from '../store/rows.ts';

/** The menu an item stands on. */
export async function loadMenuOf({ id, menuId }: MenuItemRow, { loaders }: Context): Promise<MenuRow> {
  const menu = await loaders.menuById.load(menuId);
  if (menu) return menu;
  throw new Error(`The item ${id} should stand on the menu ${menuId}; it was removed meanwhile.`);
}

/** The item of a variant or of an offer. */
export async function loadItem(id: string, { loaders }: Context): Promise<MenuItemRow> {
  const item = await loaders.itemById.load(id);
  if (item) return item;
  throw new Error(`There should be an item ${id}; it was removed meanwhile.`);
}
