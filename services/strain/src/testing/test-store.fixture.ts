import { countStatements, type StatementCounter } from '@weedhounds/database';
import { createStore, migrationsFolder, type StrainStore, schemaName } from '../index.ts';
import type { OpenDatabase } from './databases.fixture.ts';

/** A store on a database of its own, empty but for its tables. */
export interface TestStore {
  store: StrainStore;
  statements: StatementCounter;
  /** How many rows each table has. */
  rowCounts(): Promise<Record<string, number>>;
  /** Forgets all but the analytes. */
  clear(): Promise<void>;
  /** Takes the database with it. */
  close(): Promise<void>;
}

export async function openTestStore(open: OpenDatabase): Promise<TestStore> {
  const database = await open();
  await database.migrate(schemaName, migrationsFolder);
  const store = createStore(database);
  const { client } = store;
  return {
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
      await database.close();
    },
  };
}
