import type { Circle } from '@weedhounds/geo';
import type { MarketUse, ProductCategory } from '../../generated/prisma/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { isInBox } from './near.ts';
import { matchesWords } from './text-match.ts';

/** A range whose ends belong to it; null where it has none. */
export interface Range {
  min: number | null;
  max: number | null;
}

/** Which items. What is not null must hold. */
export interface ItemCriteria {
  /** The words searched for. */
  words: readonly string[] | null;
  categories: readonly ProductCategory[] | null;
  strainSlug: string | null;
  /** The brand's `wordKey`. */
  brandKey: string | null;
  dispensaryIds: readonly string[] | null;
  near: Circle | null;
  /** In minor units of the currency. */
  pricePerGram: (Range & { currency: string }) | null;
  /** In percent. An item that states a range lies within when both its ends do. */
  thc: Range | null;
  inStock: boolean | null;
  serves: MarketUse | null;
}

/** The conditions on the item `i` and its menu `m`. The circle of `near` is only narrowed down to its box here. */
export function conditionsOf(criteria: ItemCriteria): Prisma.Sql[] {
  const { words, categories, strainSlug, brandKey, dispensaryIds, near, pricePerGram, thc, inStock, serves } = criteria;
  const conditions = [
    words && matchesWords(words),
    categories && Prisma.sql`i.category = any(${[...categories]}::text[]::"menu"."ProductCategory"[])`,
    strainSlug !== null && Prisma.sql`i.strain_slug = ${strainSlug}`,
    brandKey !== null && Prisma.sql`i.brand_key = ${brandKey}`,
    dispensaryIds && Prisma.sql`m.dispensary_id = any(${[...dispensaryIds]}::text[])`,
    near && isInBox(near),
    pricePerGram && Prisma.sql`m.currency = ${pricePerGram.currency} and i.lowest_price_per_gram is not null`,
    pricePerGram?.min != null && Prisma.sql`i.lowest_price_per_gram >= ${pricePerGram.min}::int8`,
    pricePerGram?.max != null && Prisma.sql`i.lowest_price_per_gram <= ${pricePerGram.max}::int8`,
    thc && Prisma.sql`i.thc_percent_low is not null`,
    thc?.min != null && Prisma.sql`i.thc_percent_low >= ${thc.min}::float8`,
    thc?.max != null && Prisma.sql`i.thc_percent_high <= ${thc.max}::float8`,
    inStock !== null && Prisma.sql`i.in_stock = ${inStock}`,
    serves && Prisma.sql`${serves}::"menu"."MarketUse" = any(i.serves)`,
  ];
  return conditions.filter((condition) => condition instanceof Prisma.Sql);
}
