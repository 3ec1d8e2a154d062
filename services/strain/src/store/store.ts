import { fileURLToPath } from 'node:url';
import type { Database } from '@weedhounds/database';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { createProfileIndex, type ProfileIndex } from '../similar/profile-index.ts';

/** The Postgres schema that holds the strain subgraph's tables. Raw SQL names it. */
export const schemaName = 'strain';

/** The folder of its migrations. */
export const migrationsFolder = fileURLToPath(new URL('../../../../prisma/strain/migrations', import.meta.url));

/** Where the strain subgraph's data lives. One a process. */
export interface StrainStore {
  /** Emits its `query` events, so that statements can be counted. */
  readonly client: PrismaClient<'query'>;
  /** Every served terpene profile, kept in memory. */
  readonly profileIndex: ProfileIndex;
  close(): Promise<void>;
}

/** The store on a database whose migrations for `schemaName` have been applied. */
export function createStore(database: Database): StrainStore {
  const client = new PrismaClient({
    adapter: database.adapter(schemaName),
    log: [{ emit: 'event', level: 'query' }],
  });
  return { client, profileIndex: createProfileIndex(client), close: () => client.$disconnect() };
}
