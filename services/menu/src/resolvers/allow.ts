import type { Context } from '../context.ts';
import type { Goods } from '../sale/decide-goods.ts';

/**
 * The menu, where the viewer may see anything of it; null where there is none.
 *
 * @throws GraphError FORBIDDEN with the rule of its shop's jurisdiction
 */
export async function allowMenu<M extends Pick<Goods, 'jurisdiction'>>(
  menu: M | null,
  { sale }: Context,
): Promise<M | null> {
  if (menu) (await sale()).assertMenu(menu);
  return menu;
}

/**
 * The item, or a variant of it, where the viewer may see it; null where there is none.
 *
 * @throws GraphError FORBIDDEN with the rule of its shop's jurisdiction
 */
export async function allowItem<I extends Goods>(item: I | null, { sale }: Context): Promise<I | null> {
  if (item) (await sale()).assertItem(item);
  return item;
}
