import type { MenuItemRecord } from '@weedhounds/provider-terms';

/** Characters a name may have: more is no name, and no index takes it. */
const longestName = 500;

/** Why an item cannot be stored; null when it can. The reasons are counted, so they name no item. */
export function findFault(record: MenuItemRecord, currency: string): string | null {
  const { sourceKey, name, variants, strain } = record;
  const keys = variants.map((variant) => variant.sourceKey);
  const prices = variants.flatMap(({ price, salePrice, priceHistory }) => [
    price,
    salePrice,
    ...priceHistory.flatMap((point) => [point.price, point.salePrice]),
  ]);
  if (sourceKey === '') return 'no key of its own';
  if (name.trim() === '') return 'no name';
  if (name.length > longestName || (strain?.name.length ?? 0) > longestName) {
    return `a name of more than ${longestName} characters`;
  }
  if (new Set(keys).size < keys.length) return 'two variants with the same key';
  if (prices.some((price) => price && price.currency !== currency)) return 'a price in another currency';
  // PostgreSQL's text holds every character but this one.
  if (JSON.stringify(record).includes('\\u0000')) return 'a NUL character';
  return null;
}
