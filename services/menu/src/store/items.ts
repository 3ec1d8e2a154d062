import { idPrefix } from '@weedhounds/subgraph';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { MenuItemRow, PotencyRow, VariantRow } from './rows.ts';

type Client = Pick<PrismaClient, 'menuItem' | 'variant' | 'potency'>;

/** Items by their ids. */
export async function findItems(client: Client, ids: readonly string[]): Promise<Map<string, MenuItemRow>> {
  const items = await client.menuItem.findMany({ where: { id: { in: ids.filter((id) => idPrefix(id) === 'itm') } } });
  return new Map(items.map((item) => [item.id, item]));
}

/** Variants by their ids. */
export async function findVariants(client: Client, ids: readonly string[]): Promise<Map<string, VariantRow>> {
  const variants = await client.variant.findMany({ where: { id: { in: ids.filter((id) => idPrefix(id) === 'var') } } });
  return new Map(variants.map((variant) => [variant.id, variant]));
}

/** The variants of items, the smallest first. */
export function findVariantsOfItems(client: Client, itemIds: readonly string[]): Promise<VariantRow[]> {
  return client.variant.findMany({
    where: { itemId: { in: [...itemIds] } },
    orderBy: [
      { weightGrams: { sort: 'asc', nulls: 'last' } },
      { doseMilligrams: { sort: 'asc', nulls: 'last' } },
      { label: { sort: 'asc', nulls: 'last' } },
      { id: 'asc' },
    ],
  });
}

/** What the menus say of the items' potency, in the menus' own sequence. */
export function findPotenciesOfItems(client: Client, itemIds: readonly string[]): Promise<PotencyRow[]> {
  return client.potency.findMany({ where: { itemId: { in: [...itemIds] } }, orderBy: { position: 'asc' } });
}
