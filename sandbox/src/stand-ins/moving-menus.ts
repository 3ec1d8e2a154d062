import type { MenuItemRecord } from '@weedhounds/provider-terms';

/** A product on a menu, or one that was. */
export interface ShelvedItem {
  record: MenuItemRecord;
  /** Milliseconds since 1970: when it last changed, came or went. A change of stock alone is none. */
  modifiedAt: number;
  isGone: boolean;
}

/** What becomes of a menu: the items there are, to those there shall be. */
export type MenuEdit = (items: readonly MenuItemRecord[]) => readonly MenuItemRecord[];

/** Menus by shop, as they move. */
export interface MovingMenus {
  shopKeys(): readonly string[];
  /** What is on a shop's menu and what was; undefined for a shop there is not. */
  itemsOf(shopKey: string): readonly ShelvedItem[] | undefined;
  change(shopKey: string, edit: MenuEdit, at: number): void;
}

/**
 * Creates menus that can be changed. Items are told apart by `sourceKey`; one that vanishes is remembered as gone, with the
 * time, and may return.
 *
 * @param at when the menus are of
 */
export function createMovingMenus(menus: Readonly<Record<string, readonly MenuItemRecord[]>>, at: number): MovingMenus {
  const shelves = new Map<string, readonly ShelvedItem[]>(
    Object.entries(menus).map(([shopKey, items]) => [
      shopKey,
      items.map((record) => ({ record, modifiedAt: at, isGone: false })),
    ]),
  );
  return {
    shopKeys: () => [...shelves.keys()],
    itemsOf: (shopKey) => shelves.get(shopKey),
    change(shopKey, edit, changedAt) {
      const before = shelves.get(shopKey);
      if (before === undefined) throw new RangeError(`shopKey must be a shop of the stand-in; got ${shopKey}.`);
      const known = new Map(before.map((item) => [item.record.sourceKey, item]));
      const listed = edit(before.filter(({ isGone }) => !isGone).map(({ record }) => record)).map((record) =>
        shelve(record, known.get(record.sourceKey), changedAt),
      );
      const kept = new Set(listed.map(({ record }) => record.sourceKey));
      const gone = before
        .filter(({ record }) => !kept.has(record.sourceKey))
        .map((item) => (item.isGone ? item : { ...item, isGone: true, modifiedAt: changedAt }));
      shelves.set(shopKey, [...listed, ...gone]);
    },
  };
}

function shelve(record: MenuItemRecord, known: ShelvedItem | undefined, at: number): ShelvedItem {
  const isSame = known !== undefined && !known.isGone && withoutStock(known.record) === withoutStock(record);
  return { record, isGone: false, modifiedAt: isSame ? known.modifiedAt : at };
}

function withoutStock(record: MenuItemRecord): string {
  return JSON.stringify({ ...record, variants: record.variants.map((variant) => ({ ...variant, stock: null })) });
}
