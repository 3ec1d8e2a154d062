import type { Prisma } from '../../generated/prisma/client.ts';
import { type MenuChanges, noChanges } from './menu-changes.ts';
import type { ItemRows } from './to-item-rows.ts';
import { writePrices } from './write-prices.ts';
import { addStockPoints, writeStock } from './write-stock.ts';

/** Fingerprints of the items that stand on a menu, by their ids. */
export type KnownItems = ReadonlyMap<string, string>;

/** What stands on a menu. */
export async function findFingerprints(transaction: Prisma.TransactionClient, menuId: string): Promise<KnownItems> {
  const items = await transaction.menuItem.findMany({ where: { menuId }, select: { id: true, fingerprint: true } });
  return new Map(items.map(({ id, fingerprint }) => [id, fingerprint]));
}

/**
 * Stores items of a menu. One that is stored alike already is not written; where its stock alone has moved, its stock is.
 *
 * @param known what stood on the menu before
 * @param observedAt from when prices and stock hold that are others than the last known
 */
export async function writeItems(
  transaction: Prisma.TransactionClient,
  batch: readonly ItemRows[],
  known: KnownItems,
  observedAt: Date,
): Promise<MenuChanges> {
  const written = batch.filter(({ item }) => known.get(item.id) !== item.fingerprint);
  const kept = batch.filter(({ item }) => known.get(item.id) === item.fingerprint);
  const changes = noChanges();
  if (written.length > 0) {
    const ids = written.map(({ item }) => item.id);
    const before = await transaction.variant.findMany({
      where: { itemId: { in: ids } },
      select: { id: true, stock: true },
    });
    await transaction.menuItem.deleteMany({ where: { id: { in: ids } } });
    await transaction.menuItem.createMany({ data: written.map(({ item }) => item) });
    await transaction.variant.createMany({ data: written.flatMap(({ variants }) => variants) });
    await transaction.potency.createMany({ data: written.flatMap(({ potencies }) => potencies) });
    await writePrices(transaction, written, observedAt);
    const variants = written.flatMap((rows) => rows.variants);
    await addStockPoints(transaction, before, variants, observedAt);
    for (const id of ids) changes[known.has(id) ? 'changed' : 'added'].push(id);
    changes.variants = [...new Set([...before, ...variants].map(({ id }) => id))];
  }
  const stocks = kept.flatMap(({ variants }) => variants.map(({ id, stock }) => ({ id, stock })));
  const restocked = await writeStock(transaction, stocks, observedAt);
  return { ...changes, restocked: restocked.items, variants: [...changes.variants, ...restocked.variants] };
}

/** Takes items off the menu. Their history stays: an item that comes back has it again. */
export async function removeItems(
  transaction: Prisma.TransactionClient,
  ids: readonly string[],
  observedAt: Date,
): Promise<MenuChanges> {
  if (ids.length === 0) return noChanges();
  const before = await transaction.variant.findMany({
    where: { itemId: { in: [...ids] } },
    select: { id: true, stock: true },
  });
  await transaction.menuItem.deleteMany({ where: { id: { in: [...ids] } } });
  await addStockPoints(transaction, before, [], observedAt);
  return { ...noChanges(), removed: [...ids], variants: before.map(({ id }) => id) };
}
