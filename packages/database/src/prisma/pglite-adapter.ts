import type { PGlite, Transaction as PGliteTransaction } from '@electric-sql/pglite';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { adapterInfo, createQueryable, rethrow } from './queryable.ts';

/**
 * Prisma's adapter of one schema of a shared PGlite: Prisma then names the schema in every statement it writes.
 *
 * Column types and values are translated by pglite-prisma-adapter. Errors, transactions and scripts are done here:
 * that package loses the error of a failing COMMIT or script, sets the isolation level outside the transaction, and
 * knows an error only when it comes from its own copy of PGlite.
 */
export function createPGliteAdapter(pglite: PGlite, schema: string): SqlDriverAdapterFactory {
  return { ...adapterInfo, connect: () => connect(pglite, schema) };
}

async function connect(pglite: PGlite, schema: string): Promise<SqlDriverAdapter> {
  return {
    ...(await createQueryable(pglite)),
    executeScript: async (script) => void (await pglite.exec(script).catch(rethrow)),
    getConnectionInfo: () => ({ schemaName: schema, supportsRelationJoins: true }),
    startTransaction: (isolationLevel) => startTransaction(pglite, isolationLevel),
    dispose: async () => {},
  };
}

async function startTransaction(pglite: PGlite, isolationLevel: IsolationLevel | undefined): Promise<Transaction> {
  const started = withResolvers<PGliteTransaction>();
  const ended = withResolvers<'commit' | 'rollback'>();
  const finished = pglite.transaction(async (transaction) => {
    if (isolationLevel) await transaction.exec(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`);
    started.resolve(transaction);
    if ((await ended.promise) === 'rollback') await transaction.rollback();
  });
  // One that cannot begin is told to whoever waits for its start, one that cannot end to whoever ends it.
  finished.catch(started.reject);

  const queryable = await createQueryable(await started.promise.catch(rethrow));
  const end = (how: 'commit' | 'rollback'): Promise<void> => {
    ended.resolve(how);
    return finished.catch(rethrow);
  };
  const execute = async (sql: string) => void (await queryable.executeRaw({ sql, args: [], argTypes: [] }));
  return {
    ...queryable,
    // PGlite sends BEGIN, COMMIT and ROLLBACK itself: Prisma only reports them.
    options: { usePhantomQuery: true },
    commit: () => end('commit'),
    rollback: () => end('rollback'),
    createSavepoint: (name) => execute(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => execute(`ROLLBACK TO SAVEPOINT ${name}`),
    releaseSavepoint: (name) => execute(`RELEASE SAVEPOINT ${name}`),
  };
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}
