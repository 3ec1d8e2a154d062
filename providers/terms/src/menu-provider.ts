import type { Translation } from '@weedhounds/ingest';
import type { MenuItemRecord, RetailerRecord } from './types.ts';

/** Somewhere outside that menus are read from: a folder of `providers/` makes one. */
export interface MenuProvider {
  /** As provenance names it: `jane`. */
  name: string;
  /**
   * Reads one shop's menu, all pages of it, or what has changed since an earlier reading.
   *
   * @throws UpstreamError when it cannot be read to its end: half a menu is none
   */
  readMenu(request: MenuReadRequest): Promise<MenuReading>;
  /** Reads what the provider says of the shop itself. Absent where it says nothing. */
  readShop?(request: Pick<MenuReadRequest, 'shopKey' | 'signal'>): Promise<Translation<RetailerRecord>>;
  close(): Promise<void>;
}

export interface MenuReadRequest {
  /** The provider's own id of the shop. */
  shopKey: string;
  /** The bookmark of the last reading that was stored; null for the whole menu. */
  since: string | null;
  signal: AbortSignal;
}

/** What a reading brought. */
export type MenuReading =
  /** Nothing has changed since the bookmark. */
  | { kind: 'unchanged'; bookmark: string | null; calls: number }
  | {
      /**
       * `whole`: what is not listed is gone. `partial`: the menu moved while its pages were read, twice over: what is listed holds, what
       * is not may still be there. `changes`: what is listed has changed, the keys in `gone` are no longer on the menu.
       */
      kind: 'whole' | 'partial' | 'changes';
      /** ISO 4217: the currency of all its prices. */
      currency: string;
      /** Products as the provider lists them, each once; refused ones among them, so that they can be counted. */
      products: readonly Translation<MenuItemRecord>[];
      /** Keys of products that are gone; of `changes` only. */
      gone: readonly string[];
      /** Stock of variants of products that are not among those listed: of `changes` only. */
      stock: readonly StockRecord[];
      /** What the next reading gives as `since`; null where the provider has no changes to ask for. */
      bookmark: string | null;
      /** Calls it took. */
      calls: number;
    };

/** How much there is of one variant now. */
export interface StockRecord {
  /** `MenuItemRecord.sourceKey`. */
  productKey: string;
  /** `VariantRecord.sourceKey`. */
  variantKey: string;
  /** Pieces; null when unknown. */
  quantity: number | null;
}
