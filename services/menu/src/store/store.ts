import { fileURLToPath } from 'node:url';
import type { Database } from '@weedhounds/database';
import { PrismaClient } from '../../generated/prisma/client.ts';

/** The Postgres schema that holds the menu subgraph's tables. Raw SQL names it. */
export const schemaName = 'menu';

/** The folder of its migrations. */
export const migrationsFolder = fileURLToPath(new URL('../../../../prisma/menu/migrations', import.meta.url));

/** Where the menu subgraph's data lives. One a process. */
export interface MenuStore {
  /** Emits its `query` events, so that statements can be counted. */
  readonly client: PrismaClient<'query'>;
  close(): Promise<void>;
}

/** The store on a database whose migrations for `schemaName` have been applied. */
export function createStore(database: Database): MenuStore {
  const client = new PrismaClient({
    adapter: database.adapter(schemaName),
    log: [{ emit: 'event', level: 'query' }],
  });
  return { client, close: () => client.$disconnect() };
}
