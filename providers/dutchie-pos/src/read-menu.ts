import type { Translation } from '@weedhounds/ingest';
import { type MenuItemRecord, type MenuReading, type MenuReadRequest, readSteadily } from '@weedhounds/provider-terms';
import { readBookmark, writeBookmark } from './bookmark.ts';
import { type DutchiePosClient, productIdOf } from './client.ts';
import { currency, stockOf, translatePosProduct, uses } from './translate.ts';
import type { InventoryRow } from './wire.ts';

/** What changed so long before the last reading is asked for again: their clock is not ours. */
const overlapMs = 60_000;

/**
 * Reads a menu: its products, all or those that have changed, and beside them the whole inventory, since stock changes without its
 * product. Products that are not active are not on the menu.
 *
 * A reading of changes that moved twice keeps the bookmark it was asked with, so that the next one asks for the same.
 */
export async function readMenu(
  client: DutchiePosClient,
  { shopKey, since, signal }: MenuReadRequest,
  now: () => number,
): Promise<MenuReading> {
  const bookmark = readBookmark(since);
  const from = bookmark && new Date(bookmark.at.getTime() - overlapMs);
  const at = new Date(now());
  let calls = 0;
  let batches: ReadonlyMap<string, readonly InventoryRow[]> = new Map();
  const products = await readSteadily(async () => {
    const [changed, inventory] = await bothOf(
      signal,
      (either) => client.readProducts(shopKey, from, either),
      (either) => client.readInventory(shopKey, either),
    );
    calls += changed.calls + inventory.calls;
    batches = byProduct(inventory.rows);
    // Stock of a product that the whole list lacks: the list is not whole. One that is lost and of unknown stock does not show.
    const lacks = bookmark === null && lacksAny(changed.rows, batches.keys());
    return { rows: changed.rows, hasMoved: changed.hasMoved || inventory.hasMoved || lacks };
  });

  const active = products.rows.filter((row) => !isInactive(row));
  const read = {
    currency,
    products: active.map((row): Translation<MenuItemRecord> => {
      return translatePosProduct(row, batches.get(productIdOf(row) ?? '') ?? []);
    }),
    calls,
  };
  const next = writeBookmark({ at, stocked: [...batches.keys()] });
  if (bookmark === null) return { kind: products.kind, ...read, gone: [], stock: [], bookmark: next };
  const listed = new Set(products.rows.map(productIdOf));
  const others = new Set([...batches.keys(), ...bookmark.stocked].filter((productId) => !listed.has(productId)));
  return {
    kind: 'changes',
    ...read,
    gone: products.rows.filter(isInactive).flatMap((row) => productIdOf(row) ?? []),
    stock: [...others].flatMap((productKey) => stockRecords(productKey, batches.get(productKey) ?? [])),
    bookmark: products.kind === 'whole' ? next : since,
  };
}

/** Reads two lists at once; where one fails the other is given up. */
async function bothOf<First, Second>(
  signal: AbortSignal,
  readFirst: (signal: AbortSignal) => Promise<First>,
  readSecond: (signal: AbortSignal) => Promise<Second>,
): Promise<[First, Second]> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  try {
    return await Promise.all([readFirst(either), readSecond(either)]);
  } catch (error) {
    failed.abort();
    throw error;
  }
}

/** Stock of every use a product may be sold for: which it is, the inventory does not say. */
function stockRecords(productKey: string, batches: readonly InventoryRow[]) {
  return uses.map((variantKey) => ({ productKey, variantKey, quantity: stockOf(batches) }));
}

function byProduct(rows: readonly InventoryRow[]): ReadonlyMap<string, readonly InventoryRow[]> {
  const batches = new Map<string, InventoryRow[]>();
  for (const row of rows) {
    const productId = String(row.productId);
    const known = batches.get(productId);
    if (known) known.push(row);
    else batches.set(productId, [row]);
  }
  return batches;
}

function lacksAny(rows: readonly unknown[], productIds: Iterable<string>): boolean {
  const listed = new Set(rows.map(productIdOf));
  return [...productIds].some((productId) => !listed.has(productId));
}

function isInactive(row: unknown): boolean {
  return (row as { isActive?: unknown } | null)?.isActive === false;
}
