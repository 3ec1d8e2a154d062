import { type ImportOptions, type ImportReport, runImport } from '@weedhounds/ingest';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import type { DispensaryStore } from '../store/store.ts';
import { oncePerShop } from './once-per-shop.ts';
import { storeDispensaries } from './store-dispensaries.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** A file of shops, and how its rows are translated: a provider's `FileFormat` gives both. */
export type RetailerFile<R> = Omit<ImportOptions<R, RetailerRecord>, 'store'>;

/** Imports shops, whole or not at all. Importing the same file again changes nothing. */
export function importRetailers<R>(store: DispensaryStore, file: RetailerFile<R>): Promise<ImportReport> {
  return inWriteTransaction(store, (sql) =>
    runImport<R, RetailerRecord>({
      ...file,
      translate: oncePerShop(file.translate),
      store: (batch) => storeDispensaries(sql, batch),
    }),
  );
}
