import { type ImportOptions, type ImportReport, type Progress, runImport } from '@weedhounds/ingest';
import type { MenuItemRecord, MenuSource } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import type { MenuStore } from '../store/store.ts';
import { addChanges, countChanged, type MenuChanges, noChanges } from './menu-changes.ts';
import { type MenuFacts, openMenu } from './open-menu.ts';
import type { ItemRows } from './to-item-rows.ts';
import { toStoredRows } from './to-stored-rows.ts';
import { findFingerprints, removeItems, writeItems } from './write-items.ts';

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
  changes: MenuChanges;
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
      const changes = noChanges();
      const listed = new Set<string>();
      const { source, hasBrokenLines } = watchForBrokenLines(file.source);
      const report = await runImport<R, ItemRows>({
        source,
        translate: (row) => toStoredRows(file.translate(row), menu, listed),
        store: async (batch) => {
          const written = await writeItems(transaction, batch, known, menu.fetchedAt);
          addChanges(changes, written);
          const stored = countChanged(written);
          return { stored, unchanged: batch.length - stored };
        },
        ...(rejectsFile !== undefined && { rejectsFile }),
        ...(onProgress && { onProgress }),
      });
      const gone = hasBrokenLines() ? [] : [...known.keys()].filter((id) => !listed.has(id));
      addChanges(changes, await removeItems(transaction, gone, menu.fetchedAt));
      return { ...report, menuId: menu.id, removed: gone.length, changes };
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
}: MenuImportOptions): MenuFacts {
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
