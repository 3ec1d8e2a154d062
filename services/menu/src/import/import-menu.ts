import {
  type ImportOptions,
  type ImportReport,
  type Progress,
  refuse,
  runImport,
  type Translation,
} from '@weedhounds/ingest';
import type { MenuItemRecord, MenuSource } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { MenuRow } from '../store/rows.ts';
import type { MenuStore } from '../store/store.ts';
import { findFault } from './find-fault.ts';
import { openMenu } from './open-menu.ts';
import { type ItemRows, toItemRows } from './to-item-rows.ts';
import { writePrices } from './write-prices.ts';

/** Whose menu it is and where it was read from. */
export interface MenuImportOptions extends Pick<MenuSource, 'provider' | 'currency' | 'fetchedAt'> {
  /** The shop, with the jurisdiction (ISO 3166-2) whose rule decides who sees the menu, and the place that searches go by. */
  dispensary: { id: string; jurisdictionCode: string; latitude: number | null; longitude: number | null };
  /** The provider's id of the shop or menu. Default: none. */
  providerId?: string | null;
  /** True for the invented menus of the embedded catalogue. Default false. */
  isDemonstration?: boolean;
  /** Where refused items go. Default: nowhere. */
  rejectsFile?: string;
  onProgress?: (progress: Progress) => void;
}

export interface MenuImportReport extends ImportReport {
  menuId: string;
  /** Items that stood on the menu before and do so no longer. */
  removed: number;
}

/** What a menu is read from, and how its rows are translated: a provider's `FileFormat` gives both. */
export type MenuFile<R> = Pick<ImportOptions<R, MenuItemRecord>, 'source' | 'translate'>;

/** Milliseconds: an import may take as long as its file is long. */
const longest = 3_600_000;

/**
 * Makes the stored menu the one that a file lists, in one transaction: whole or not at all.
 *
 * An item that is listed as before counts as unchanged and is not written. One that is no longer listed is removed with its
 * variants, unless the file has lines that could not be read, which might have been it; its price history stays, so that an
 * item that comes back has it again.
 *
 * @throws StartError when the stored menu was fetched later than this one
 */
export async function importMenu<R>(
  store: MenuStore,
  options: MenuImportOptions,
  file: MenuFile<R>,
): Promise<MenuImportReport> {
  const menu = toMenu(options);
  const { rejectsFile, onProgress } = options;
  return store.client.$transaction(
    async (transaction) => {
      await openMenu(transaction, menu);
      const known = await findFingerprints(transaction, menu.id);
      const listed = new Set<string>();
      const { source, hasBrokenLines } = watchForBrokenLines(file.source);
      const report = await runImport<R, ItemRows>({
        source,
        translate: (row) => toRows(file.translate(row), menu, listed),
        store: (batch) => writeItems(transaction, batch, known, menu.fetchedAt),
        ...(rejectsFile !== undefined && { rejectsFile }),
        ...(onProgress && { onProgress }),
      });
      const gone = hasBrokenLines() ? [] : [...known.keys()].filter((id) => !listed.has(id));
      await transaction.menuItem.deleteMany({ where: { id: { in: gone } } });
      return { ...report, menuId: menu.id, removed: gone.length };
    },
    { timeout: longest, maxWait: longest },
  );
}

function watchForBrokenLines<R>(source: MenuFile<R>['source']) {
  let isBroken = false;
  async function* watched() {
    for await (const item of source) {
      isBroken ||= 'broken' in item;
      yield item;
    }
  }
  const { position } = source;
  const watchedSource = { ...(position && { position }), [Symbol.asyncIterator]: watched };
  return { source: watchedSource, hasBrokenLines: () => isBroken };
}

function toMenu({
  dispensary,
  provider,
  currency,
  fetchedAt,
  providerId,
  isDemonstration,
}: MenuImportOptions): MenuRow {
  return {
    id: createId('mnu', dispensary.id),
    dispensaryId: dispensary.id,
    jurisdiction: dispensary.jurisdictionCode,
    latitude: dispensary.latitude,
    longitude: dispensary.longitude,
    currency,
    provider,
    providerId: providerId ?? null,
    fetchedAt: new Date(fetchedAt),
    isDemonstration: isDemonstration ?? false,
  };
}

async function findFingerprints(transaction: Prisma.TransactionClient, menuId: string): Promise<Map<string, string>> {
  const items = await transaction.menuItem.findMany({ where: { menuId }, select: { id: true, fingerprint: true } });
  return new Map(items.map(({ id, fingerprint }) => [id, fingerprint]));
}

/** @param listed the ids met so far; a product that stands on two pages of a provider's menu is stored once */
function toRows(outcome: Translation<MenuItemRecord>, menu: MenuRow, listed: Set<string>): Translation<ItemRows> {
  if (outcome.kind === 'refused') return outcome;
  const fault = findFault(outcome.value, menu.currency);
  if (fault !== null) return refuse(fault);
  const rows = toItemRows(outcome.value, menu);
  if (listed.has(rows.item.id)) return refuse('listed before');
  listed.add(rows.item.id);
  return { ...outcome, value: rows };
}

async function writeItems(
  transaction: Prisma.TransactionClient,
  batch: readonly ItemRows[],
  known: ReadonlyMap<string, string>,
  fetchedAt: Date,
): Promise<{ stored: number; unchanged: number }> {
  const changed = batch.filter(({ item }) => known.get(item.id) !== item.fingerprint);
  if (changed.length > 0) {
    await transaction.menuItem.deleteMany({ where: { id: { in: changed.map(({ item }) => item.id) } } });
    await transaction.menuItem.createMany({ data: changed.map(({ item }) => item) });
    await transaction.variant.createMany({ data: changed.flatMap(({ variants }) => variants) });
    await transaction.potency.createMany({ data: changed.flatMap(({ potencies }) => potencies) });
    await writePrices(transaction, changed, fetchedAt);
  }
  return { stored: changed.length, unchanged: batch.length - changed.length };
}
