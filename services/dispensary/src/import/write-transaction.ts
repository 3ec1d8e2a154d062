import type { Sql } from '../store/sql.ts';
import type { DispensaryStore } from '../store/store.ts';

/** An import of a large file takes minutes, not seconds; one that takes longer than this hangs. */
const timeoutMs = 4 * 60 * 60 * 1000;
/** How long to wait for a connection. */
const maxWaitMs = 60_000;

/**
 * Runs a write in one transaction: one that fails or is killed leaves nothing behind. Writers take turns, in all processes,
 * so that a slug found free stays free until it is taken; readers go on and see what was before.
 */
export function inWriteTransaction<T>(store: DispensaryStore, write: (sql: Sql) => Promise<T>): Promise<T> {
  return store.client.$transaction(
    async (sql) => {
      await sql.$executeRaw`lock table "dispensary"."dispensary" in share row exclusive mode`;
      return write(sql);
    },
    { timeout: timeoutMs, maxWait: maxWaitMs },
  );
}
