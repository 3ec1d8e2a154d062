import type { Database } from '@weedhounds/database';
import * as dispensary from '@weedhounds/dispensary';
import * as menu from '@weedhounds/menu';
import * as network from '@weedhounds/network';
import * as strain from '@weedhounds/strain';

const services = [dispensary, menu, strain, network];

/** Each service's access to its own tables. */
export type Stores = ReturnType<typeof createStores>;

/** Brings every service's tables up to date. Throws a StartError when a migration cannot be applied. */
export async function migrateAll(database: Database): Promise<void> {
  for (const { schemaName, migrationsFolder } of services) await database.migrate(schemaName, migrationsFolder);
}

/** Opens every service's tables on one migrated database. */
export function createStores(database: Database) {
  return {
    dispensary: dispensary.createStore(database),
    menu: menu.createStore(database),
    strain: strain.createStore(database),
    network: network.createStore(database),
  };
}

/** Ends the stores' work; the database stays open. */
export async function closeStores(stores: Stores): Promise<void> {
  for (const store of Object.values(stores)) await store.close();
}
