import { StartError } from '@weedhounds/errors';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { MenuRow } from '../store/rows.ts';

/**
 * Writes the menu's own row and takes the menu for this transaction, so that two imports of it come one after the other.
 *
 * @throws StartError when the stored menu was fetched later: an old file must not bring back old prices
 */
export async function openMenu(transaction: Prisma.TransactionClient, menu: MenuRow): Promise<void> {
  await transaction.$queryRaw`select 1 as taken from pg_advisory_xact_lock(hashtextextended(${menu.id}, 0))`;
  const stored = await transaction.menu.findUnique({ where: { id: menu.id } });
  if (stored && stored.fetchedAt > menu.fetchedAt) {
    const [given, known] = [menu, stored].map(({ fetchedAt }) => fetchedAt.toISOString());
    throw new StartError(`The menu was fetched at ${given}, before the stored one of ${known}; nothing was changed.`);
  }
  await transaction.menu.upsert({ where: { id: menu.id }, create: menu, update: menu });
}
