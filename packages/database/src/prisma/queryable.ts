import type { ParserOptions } from '@electric-sql/pglite';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { toDriverError } from './to-driver-error.ts';

export const adapterInfo = { provider: 'postgres', adapterName: 'pglite-prisma-adapter' } as const;

/** What runs one statement: PGlite, a transaction of it, or anything that answers like them. */
export interface StatementRunner {
  query(
    statement: string,
    parameters: unknown[],
    options: { rowMode: 'array'; parsers: ParserOptions },
  ): Promise<{ rows: unknown[]; fields: { name: string; dataTypeID: number }[]; affectedRows?: number }>;
}

/** Prisma's two calls over a runner, with the types and values as pglite-prisma-adapter translates them. */
export async function createQueryable(runner: StatementRunner): Promise<SqlQueryable> {
  // The package is typed for a whole PGlite, of its own copy, but these two calls use nothing of it but `query`.
  const client = runner as unknown as ConstructorParameters<typeof PrismaPGlite>[0];
  const inner = await new PrismaPGlite(client).connect();
  return {
    ...adapterInfo,
    queryRaw: (query) => inner.queryRaw(query).catch(rethrow),
    executeRaw: (query) => inner.executeRaw(query).catch(rethrow),
  };
}

/** Throws a Postgres error as Prisma wants it. */
export function rethrow(error: unknown): never {
  throw toDriverError(error);
}
