import type { Sql } from '../store/sql.ts';
import type { StrainStore } from '../store/store.ts';
import { storeAnalytes } from './import-analytes.ts';

/** An import of a large file takes minutes, not seconds; one that takes longer than this hangs. */
const timeoutMs = 4 * 60 * 60 * 1000;
/** How long to wait for a connection. */
const maxWaitMs = 60_000;

/** Runs an import in one transaction, so that one that fails or is killed leaves nothing behind. */
export function inTransaction<T>(store: StrainStore, run: (sql: Sql) => Promise<T>): Promise<T> {
  return store.client.$transaction(
    async (transaction) => {
      await storeAnalytes(transaction);
      return run(transaction);
    },
    { timeout: timeoutMs, maxWait: maxWaitMs },
  );
}
