import { accept } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import type { MenuStore } from '../store/store.ts';
import { importRows, type MenuImportOptions, type MenuImportReport } from './import-rows.ts';

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
  return importRows(store, options, toSource(records), (record) => accept(record));
}

async function* toSource(records: Iterable<MenuItemRecord>) {
  let line = 0;
  for (const row of records) {
    line += 1;
    yield { line, raw: row.sourceKey, row };
  }
}
