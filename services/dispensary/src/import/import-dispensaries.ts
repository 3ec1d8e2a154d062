import type { RetailerRecord } from '@weedhounds/provider-terms';
import type { DispensaryStore } from '../store/store.ts';
import { type StoreCounts, storeDispensaries } from './store-dispensaries.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** Stores shops that are in memory, all of them or none. Importing them again changes nothing. */
export function importDispensaries(store: DispensaryStore, records: readonly RetailerRecord[]): Promise<StoreCounts> {
  return inWriteTransaction(store, (sql) => storeDispensaries(sql, records));
}
