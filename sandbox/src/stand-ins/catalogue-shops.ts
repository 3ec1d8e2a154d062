import { type MenuItemRecord, type RetailerRecord, strainSlug } from '@weedhounds/provider-terms';
import type { ShopEntry } from '../catalogue/entries.ts';
import { generateMenu } from '../catalogue/generate-menu.ts';
import { readShopEntries, readStrainEntries, toRetailer } from '../catalogue/read-catalogue.ts';
import type { StandInKind } from './stand-in.ts';

/** An invented shop of the embedded catalogue as a provider knows it. */
export interface StandInShop {
  /** The provider's key of the shop. */
  shopKey: string;
  /** The shop as the catalogue has it; its `sourceKey` is the catalogue's. */
  shop: RetailerRecord;
  menu: readonly MenuItemRecord[];
}

/**
 * The catalogue's shops that are with a provider: those of Ontario with the Ontario Cannabis Store, where a shop is a collection,
 * the others by turns with Jane and Dutchie's point of sale. The same every time.
 */
export function catalogueShops(kind: StandInKind): StandInShop[] {
  const strains = readStrainEntries();
  return readShopEntries()
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry, index }) => providerOf(entry, index) === kind)
    .map(({ entry, index }) => ({
      shopKey: kind === 'ocs' ? strainSlug(entry.name) : String(1000 + index),
      shop: toRetailer(entry),
      menu: generateMenu(entry, strains),
    }));
}

/** The options of a stand-in for those shops. */
export function optionsOf(shops: readonly StandInShop[]): {
  menus: Record<string, readonly MenuItemRecord[]>;
  shops: Record<string, RetailerRecord>;
} {
  return {
    menus: Object.fromEntries(shops.map(({ shopKey, menu }) => [shopKey, menu])),
    shops: Object.fromEntries(shops.map(({ shopKey, shop }) => [shopKey, { ...shop, sourceKey: shopKey }])),
  };
}

function providerOf({ jurisdiction }: ShopEntry, index: number): StandInKind | null {
  if (jurisdiction === 'CA-ON') return 'ocs';
  if (jurisdiction.startsWith('CA-')) return null;
  return index % 2 === 0 ? 'jane' : 'dutchie-pos';
}
