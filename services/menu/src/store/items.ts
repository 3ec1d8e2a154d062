import { idPrefix } from '@weedhounds/subgraph';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { PlacedItemRow, PlacedVariantRow, PotencyRow, VariantRow } from './rows.ts';

type Client = Pick<PrismaClient, 'menuItem' | 'variant' | 'potency'>;

/** What of its menu decides who may see an item, and whether it is new enough. */
const ofMenu = { select: { id: true, jurisdiction: true, provider: true, shopKey: true, fetchedAt: true } } as const;

/** Items by their ids. */
export async function findItems(client: Client, ids: readonly string[]): Promise<Map<string, PlacedItemRow>> {
  const items = await client.menuItem.findMany({
    where: { id: { in: ids.filter((id) => idPrefix(id) === 'itm') } },
    include: { menu: ofMenu },
  });
  return new Map(items.map((item) => [item.id, { ...item, jurisdiction: item.menu.jurisdiction }]));
}

/** Variants by their ids. */
export async function findVariants(client: Client, ids: readonly string[]): Promise<Map<string, PlacedVariantRow>> {
  const variants = await client.variant.findMany({
    where: { id: { in: ids.filter((id) => idPrefix(id) === 'var') } },
    include: { item: { select: { serves: true, menu: ofMenu } } },
  });
  return new Map(
    variants.map(({ item: { serves, menu }, ...variant }) => [
      variant.id,
      { ...variant, serves, jurisdiction: menu.jurisdiction, menu },
    ]),
  );
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
