import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type { MenuRow, PlacedItemRow, PlacedVariantRow } from '../store/rows.ts';
import { allowItem, allowMenu } from './allow.ts';

/**
 * The menu, new enough for what is asked of it, where the viewer may see anything of it; null where there is none. Who may not see it has nothing
 * read.
 *
 * @throws GraphError FORBIDDEN, PROVIDER_UNAVAILABLE
 */
export async function freshMenu(menu: MenuRow | null, context: Context, info: GraphQLResolveInfo) {
  const allowed = await allowMenu(menu, context);
  if (!allowed || (await context.reading.ensure(allowed, info)) === 'kept') return allowed;
  const { menuById, menuOfDispensary } = context.loaders;
  menuOfDispensary.clear(allowed.dispensaryId);
  return menuById.clear(allowed.id).load(allowed.id);
}

/** The item, likewise. */
export async function freshItem(item: PlacedItemRow | null, context: Context, info: GraphQLResolveInfo) {
  const allowed = await allowItem(item, context);
  if (!allowed || (await context.reading.ensure(allowed.menu, info)) === 'kept') return allowed;
  context.loaders.menuById.clear(allowed.menuId);
  return allowItem(await context.loaders.itemById.clear(allowed.id).load(allowed.id), context);
}

/** The variant, likewise. */
export async function freshVariant(variant: PlacedVariantRow | null, context: Context, info: GraphQLResolveInfo) {
  const allowed = await allowItem(variant, context);
  if (!allowed || (await context.reading.ensure(allowed.menu, info)) === 'kept') return allowed;
  context.loaders.itemById.clear(allowed.itemId);
  return allowItem(await context.loaders.variantById.clear(allowed.id).load(allowed.id), context);
}
