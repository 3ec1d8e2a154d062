import type { Sql } from '../store/sql.ts';
import type { StrainStore } from '../store/store.ts';
import { storeAnalytes } from './import-analytes.ts';

/** An import of a large file takes minutes, not seconds; one that takes longer than this hangs. */
const timeoutMs = 4 * 60 * 60 * 1000;
/** How long to wait for a connection. */
const maxWaitMs = 60_000;

/**
 * Runs an import in one transaction, so that one that fails or is killed leaves nothing behind. At its end the planner's
 * statistics are brought up to date, which an embedded database does not do by itself: without them a search reads every
 * name instead of the index.
 */
export function inTransaction<T>(store: StrainStore, run: (sql: Sql) => Promise<T>): Promise<T> {
  return store.client.$transaction(
    async (transaction) => {
      await storeAnalytes(transaction);
      const result = await run(transaction);
      await transaction.$executeRaw`analyze "strain"."strain", "strain"."strain_name", "strain"."strain_parent",
        "strain"."lab_sample", "strain"."terpene_profile", "strain"."terpene_statistic", "strain"."chemotype_summary"`;
      return result;
    },
    { timeout: timeoutMs, maxWait: maxWaitMs },
  );
}
