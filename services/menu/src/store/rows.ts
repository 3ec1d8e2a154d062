import type { Menu, MenuItem, Potency, PricePoint, StockPoint, Variant } from '../../generated/prisma/client.ts';
import type { Goods } from '../sale/decide-goods.ts';

/** What the store answers, and what the resolvers are given as parents. */

export type MenuRow = Menu;
export type MenuItemRow = MenuItem;
export type VariantRow = Variant;
export type PotencyRow = Potency;
export type PricePointRow = PricePoint;
export type StockPointRow = StockPoint;

/** What says whether what is stored of a menu is new enough. */
export type MenuStateRow = Pick<Menu, 'id' | 'provider' | 'shopKey' | 'fetchedAt'>;

/** An item, with what is decided by whether a viewer may see it. */
export type PlacedItemRow = MenuItemRow & Goods & { menu: MenuStateRow };

/** A variant, likewise: with whom its item is sold to, and where. */
export type PlacedVariantRow = VariantRow & Goods & { menu: MenuStateRow };

/** How many items a menu holds of one category. */
export interface CategoryCountRow {
  menuId: string;
  category: MenuItem['category'];
  count: number;
}

/** An item as a list found it. */
export interface FoundItemRow {
  item: MenuItemRow;
  /** What the list sorts by. */
  sortValue: string | number | null;
  /** How well it matches the text searched for, from 0 to 1; null when none was. */
  score: number | null;
  /** Kilometres from the point asked about to the shop; null when none was. */
  distance: number | null;
}
