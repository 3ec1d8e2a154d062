import type { Database } from '@weedhounds/database';
import * as dispensary from '@weedhounds/dispensary';
import * as menu from '@weedhounds/menu';
import * as strain from '@weedhounds/strain';
import { generateMenu, menuSourceOf } from './generate-menu.ts';
import { importRules } from './import-rules.ts';
import {
  readJurisdictions,
  readShopEntries,
  readStrainEntries,
  toCatalogueStrains,
  toRetailer,
} from './read-catalogue.ts';

/**
 * Stores the demonstration catalogue in a migrated database: analytes, strains with published profiles, rules of sale, and
 * the invented shops with their menus. Each part whole or not at all; a second time changes nothing.
 */
export async function seedCatalogue(database: Database): Promise<void> {
  const stores = {
    dispensary: dispensary.createStore(database),
    menu: menu.createStore(database),
    strain: strain.createStore(database),
  };
  try {
    const strains = readStrainEntries();
    await strain.importAnalytes(stores.strain);
    await strain.importCatalogueStrains(stores.strain, toCatalogueStrains(strains));
    await importRules(stores, readJurisdictions());
    const shops = readShopEntries();
    await dispensary.importDispensaries(stores.dispensary, shops.map(toRetailer));
    for (const shop of shops) {
      const found = await dispensary.findOrCreateDispensary(stores.dispensary, shop);
      await menu.importMenuRecords(
        stores.menu,
        { dispensary: found, ...menuSourceOf(shop) },
        generateMenu(shop, strains),
      );
    }
  } finally {
    for (const store of Object.values(stores)) await store.close();
  }
}
