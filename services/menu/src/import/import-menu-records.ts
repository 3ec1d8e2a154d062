import { accept } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import type { MenuStore } from '../store/store.ts';
import { importMenu, type MenuImportOptions, type MenuImportReport } from './import-menu.ts';

/**
 * Makes the stored menu the one that the records describe, as `importMenu` does. Earlier prices that records give are
 * kept too.
 *
 * @throws StartError when the stored menu was fetched later than this one
 */
export function importMenuRecords(
  store: MenuStore,
  options: MenuImportOptions,
  records: Iterable<MenuItemRecord>,
): Promise<MenuImportReport> {
  return importMenu(store, options, { source: toSource(records), translate: (record) => accept(record) });
}

async function* toSource(records: Iterable<MenuItemRecord>) {
  let line = 0;
  for (const row of records) {
    line += 1;
    yield { line, raw: row.sourceKey, row };
  }
}
