import { countStatements, type Database, type StatementCounter } from '@weedhounds/database';
import { openTestDatabase } from '@weedhounds/database/testing';
import { createStore, migrationsFolder, type StrainStore, schemaName } from './store/store.ts';

/** A store on a database of its own, empty but for its tables. */
export interface TestStore {
  database: Database;
  store: StrainStore;
  statements: StatementCounter;
  /** How many rows each table has. */
  rowCounts(): Promise<Record<string, number>>;
  /** Forgets all but the analytes. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** @param database what to migrate and use. Default: a fresh one in memory. */
export async function openTestStore(database?: Database): Promise<TestStore> {
  const opened = database ?? (await openTestDatabase());
  await opened.migrate(schemaName, migrationsFolder);
  const store = createStore(opened);
  const { client } = store;
  return {
    database: opened,
    store,
    statements: countStatements(client),
    async rowCounts() {
      return {
        strains: await client.strain.count(),
        names: await client.strainName.count(),
        parents: await client.strainParent.count(),
        samples: await client.labSample.count(),
        profiles: await client.terpeneProfile.count(),
        statistics: await client.terpeneStatistic.count(),
        chemotypes: await client.chemotypeSummary.count(),
      };
    },
    async clear() {
      await client.$executeRaw`truncate "strain"."strain", "strain"."lab_sample" cascade`;
    },
    async close() {
      await store.close();
      await opened.close();
    },
  };
}
