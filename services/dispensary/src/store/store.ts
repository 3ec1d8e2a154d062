import { fileURLToPath } from 'node:url';
import type { Database } from '@weedhounds/database';
import { PrismaClient } from '../../generated/prisma/client.ts';

/** The Postgres schema that holds the dispensary subgraph's tables. Raw SQL names it. */
export const schemaName = 'dispensary';

/** Where its migrations lie. */
export const migrationsFolder = fileURLToPath(new URL('../../../../prisma/dispensary/migrations', import.meta.url));

/** Where the dispensary subgraph's data lives. One a process. */
export interface DispensaryStore {
  /** Emits its `query` events, so that statements can be counted. */
  readonly client: PrismaClient<'query'>;
  close(): Promise<void>;
}

/** The store on a database whose migrations for `schemaName` have been applied. */
export function createStore(database: Database): DispensaryStore {
  const client = new PrismaClient({
    adapter: database.adapter(schemaName),
    log: [{ emit: 'event', level: 'query' }],
  });
  return { client, close: () => client.$disconnect() };
}
