import type { MenuItemRecord, VariantRecord } from '@weedhounds/provider-terms';

/** What must come through a wire format unchanged: everything but the wording. */
export interface Carried {
  sourceKey: string;
  name: string;
  brand: string | null;
  category: string;
  variants: readonly Readonly<Record<string, unknown>>[];
  potencies: readonly Readonly<Record<string, unknown>>[];
}

/** What of a product must come through. `stock`: what the format can say of a quantity. */
export function carriedOf(record: MenuItemRecord, stock: (quantity: number | null) => number | null): Carried {
  const { sourceKey, name, brand, category } = record;
  return {
    sourceKey,
    name,
    brand,
    category,
    variants: record.variants.map((variant) => carriedVariant(variant, stock)),
    potencies: record.potencies
      .map(({ analyteId, low, high, unit }) => ({ analyteId, low, high, unit }))
      .toSorted((a, b) => ((a.analyteId ?? '') < (b.analyteId ?? '') ? -1 : 1)),
  };
}

function carriedVariant(
  { use, measure, price, salePrice, stock }: VariantRecord,
  said: (quantity: number | null) => number | null,
) {
  const { rule: _, ...amount } = measure;
  return { use, measure: amount, price, salePrice, stock: said(stock) };
}
