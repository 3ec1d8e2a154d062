import type { MenuItemRecord, MenuReading } from '@weedhounds/provider-terms';

/** A menu by key of its products, as a store would hold it. */
export type StoredMenu = ReadonlyMap<string, MenuItemRecord>;

/** The menu that a reading leaves behind: a whole one replaces what is held, changes alter it. */
export function applyReading(held: StoredMenu, reading: MenuReading): StoredMenu {
  if (reading.kind === 'unchanged') return held;
  const listed = reading.products.flatMap((product) =>
    product.kind === 'accepted' ? [[product.value.sourceKey, product.value] as const] : [],
  );
  if (reading.kind === 'whole') return new Map(listed);
  const menu = new Map([...held, ...listed]);
  for (const key of reading.gone) menu.delete(key);
  for (const { productKey, variantKey, quantity } of reading.stock) {
    const item = menu.get(productKey);
    if (item === undefined) continue;
    const variants = item.variants.map((variant) =>
      variant.sourceKey === variantKey ? { ...variant, stock: quantity } : variant,
    );
    menu.set(productKey, { ...item, variants });
  }
  return menu;
}
