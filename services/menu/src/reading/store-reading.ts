import type { MenuReading } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { Prisma } from '../../generated/prisma/client.ts';
import { addChanges, type MenuChanges, noChanges } from '../import/menu-changes.ts';
import type { ItemRows } from '../import/to-item-rows.ts';
import { toStoredRows } from '../import/to-stored-rows.ts';
import { findFingerprints, removeItems, writeItems } from '../import/write-items.ts';
import { writeStock } from '../import/write-stock.ts';
import type { MenuRow } from '../store/rows.ts';
import type { MenuStore } from '../store/store.ts';

/** What a reading came to. */
export interface StoredReading {
  changes: MenuChanges;
  /** Products that were not stored, by reason. */
  refused: Record<string, number>;
}

/** Milliseconds: a whole menu is some hundreds of items. */
const longest = 60_000;

/** Items a statement. */
const batchSize = 500;

/**
 * Stores what a provider said of a menu, whole or not at all. A reading that began before the one that is stored changes nothing.
 *
 * @param readAt when the reading began: what it says was so then
 */
export function storeReading(
  { client }: MenuStore,
  menu: MenuRow,
  reading: MenuReading,
  readAt: Date,
): Promise<StoredReading> {
  return client.$transaction(
    async (transaction) => {
      const stored: StoredReading = { changes: noChanges(), refused: {} };
      if (!(await openReading(transaction, menu, reading, readAt)) || reading.kind === 'unchanged') return stored;
      const target = { ...menu, currency: reading.currency };
      const known = await findFingerprints(transaction, menu.id);
      const listed = new Set<string>();
      const rows = reading.products.flatMap((product): ItemRows[] => {
        const outcome = toStoredRows(product, target, listed);
        if (outcome.kind === 'accepted') return [outcome.value];
        stored.refused[outcome.reason] = (stored.refused[outcome.reason] ?? 0) + 1;
        return [];
      });
      for (let at = 0; at < rows.length; at += batchSize) {
        addChanges(stored.changes, await writeItems(transaction, rows.slice(at, at + batchSize), known, readAt));
      }
      const itemId = (key: string) => createId('itm', menu.id, menu.provider, key);
      const gone =
        reading.kind === 'whole' ? [...known.keys()] : reading.gone.map(itemId).filter((id) => known.has(id));
      const unlisted = gone.filter((id) => !listed.has(id));
      addChanges(stored.changes, await removeItems(transaction, unlisted, readAt));
      const stocks = reading.stock.map(({ productKey, variantKey, quantity }) => ({
        id: createId('var', itemId(productKey), variantKey),
        stock: quantity,
      }));
      const { items, variants } = await writeStock(transaction, stocks, readAt);
      addChanges(stored.changes, { ...noChanges(), restocked: items, variants });
      return stored;
    },
    { timeout: longest, maxWait: longest },
  );
}

/**
 * Writes the menu's own row, which takes the menu for this transaction.
 *
 * @returns false where what is stored was read later, or the menu is read through something else by now
 */
async function openReading(
  transaction: Prisma.TransactionClient,
  { id, provider, shopKey, currency, bookmark }: MenuRow,
  reading: MenuReading,
  readAt: Date,
): Promise<boolean> {
  const isWhole = reading.kind === 'whole';
  const nowIn = reading.kind === 'unchanged' ? currency : reading.currency;
  const written = await transaction.$executeRaw(Prisma.sql`
    update "menu"."menu" set
      fetched_at = ${readAt}::timestamptz, currency = ${nowIn}, bookmark = ${reading.bookmark ?? bookmark}::text,
      whole_at = case when ${isWhole} then ${readAt}::timestamptz else whole_at end,
      reading_until = null, retry_at = null, failures = 0, problem = null
    where id = ${id} and provider = ${provider} and shop_key = ${shopKey} and fetched_at <= ${readAt}::timestamptz`);
  return written > 0;
}
