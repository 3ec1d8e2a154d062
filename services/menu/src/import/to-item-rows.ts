import { createHash } from 'node:crypto';
import type { CompoundPotency, MenuItemRecord, VariantRecord } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { currentPrice } from '../price/current-price.ts';
import { headlinePotency } from '../price/headline-potency.ts';
import { pricePerGram } from '../price/price-per-gram.ts';
import type { MenuItemRow, PotencyRow, PricePointRow, VariantRow } from '../store/rows.ts';
import { searchText, wordKey } from '../store/search-words.ts';

/** Everything stored of one item. */
export interface ItemRows {
  item: MenuItemRow;
  variants: VariantRow[];
  potencies: PotencyRow[];
  /** Prices before today's, as the record gives them. */
  history: PricePointRow[];
}

/** The menu an item is written to. */
export interface TargetMenu {
  id: string;
  dispensaryId: string;
  provider: string;
  currency: string;
}

/** What an item of a menu is stored as. The same record gives the same rows, ids and fingerprint included. */
export function toItemRows(record: MenuItemRecord, menu: TargetMenu): ItemRows {
  const id = createId('itm', menu.id, menu.provider, record.sourceKey);
  const variants = record.variants.map((variant) => toVariant(variant, id, menu.currency));
  const potencies = record.potencies.map((potency, position) => toPotency(potency, id, position));
  const history = record.variants.flatMap((variant, at) => toHistory(variant, variants[at] as VariantRow));
  const item = {
    id,
    menuId: menu.id,
    dispensaryId: menu.dispensaryId,
    ...describe(record),
    ...summarize(record, variants),
  };
  const content = { ...item, currency: menu.currency, fingerprint: '' };
  return {
    item: { ...content, fingerprint: fingerprintOf(content, variants, potencies, history) },
    variants,
    potencies,
    history,
  };
}

function describe(record: MenuItemRecord) {
  const { sourceKey, name, brand, category, rawCategory, subcategory, rawStrainType, description, imageUrl } = record;
  const { strain } = record;
  return {
    ...{ sourceKey, name, brand, category, rawCategory, subcategory, rawStrainType, description },
    image: isWebAddress(imageUrl) ? imageUrl : null,
    strainText: strain?.name ?? null,
    strainSlug: strain?.slug ?? null,
    strainRule: strain?.rule ?? null,
    strainConfidence: strain?.confidence ?? null,
    sortName: wordKey(name),
    brandKey: brand === null ? null : wordKey(brand),
    searchText: searchText([name, brand, strain?.name ?? null]),
  };
}

/** What lists sort by and filter on. */
function summarize({ potencies, variants: records }: MenuItemRecord, variants: readonly VariantRow[]) {
  const thc = headlinePotency(potencies, 'THC');
  const percent = thc?.unit === 'PERCENT' ? thc : null;
  return {
    serves: [...new Set(records.map(({ use }) => use))].sort(),
    inStock: isInStock(variants),
    lowestPrice: lowest(variants.map(currentPrice)),
    lowestPricePerGram: lowest(variants.map((variant) => pricePerGram(currentPrice(variant), variant.weightGrams))),
    thcPercentLow: percent?.low ?? null,
    thcPercentHigh: percent?.high ?? null,
  };
}

/** True when a variant is known to be there, false when all are known not to be, else unknown. */
function isInStock(variants: readonly VariantRow[]): boolean | null {
  if (variants.some(({ stock }) => stock !== null && stock > 0)) return true;
  return variants.length > 0 && variants.every(({ stock }) => stock === 0) ? false : null;
}

function lowest(amounts: readonly (number | null)[]): bigint | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : BigInt(Math.min(...known));
}

function toVariant(record: VariantRecord, itemId: string, currency: string): VariantRow {
  const { sourceKey, label, use, measure, price, salePrice, stock } = record;
  return {
    id: createId('var', itemId, sourceKey),
    itemId,
    sourceKey,
    label: label === '' ? null : label,
    use,
    weightGrams: measure.kind === 'weight' ? measure.grams : null,
    doseMilligrams: measure.kind === 'dose' ? measure.milligrams : null,
    count: measure.kind === 'unknown' ? null : wholeOrNull(measure.count ?? null),
    measureRule: measure.rule,
    currency,
    price: price && BigInt(price.minorUnits),
    salePrice: salePrice && BigInt(salePrice.minorUnits),
    stock: wholeOrNull(stock),
  };
}

function toPotency(potency: CompoundPotency, itemId: string, position: number): PotencyRow {
  const { compound, analyteId, low, high, unit, rawText, rawUnit, rule } = potency;
  return { itemId, position, compound, analyteId, low, high, unit, rawText, rawUnit, rule };
}

function toHistory({ priceHistory }: VariantRecord, { id: variantId, currency }: VariantRow): PricePointRow[] {
  return priceHistory.map(({ at, price, salePrice }) => ({
    variantId,
    observedAt: new Date(at),
    currency,
    price: BigInt(price.minorUnits),
    salePrice: salePrice && BigInt(salePrice.minorUnits),
  }));
}

/** A count that an integer column holds, without the fraction of a scale's reading. */
function wholeOrNull(count: number | null): number | null {
  return count !== null && count >= 0 && count < 2 ** 31 ? Math.floor(count) : null;
}

function isWebAddress(text: string | null): boolean {
  return text !== null && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** Of everything but the stock, which moves all day while the rest stays. */
function fingerprintOf(item: MenuItemRow, variants: readonly VariantRow[], ...rest: unknown[]): string {
  const lasting = [{ ...item, inStock: null }, variants.map((variant) => ({ ...variant, stock: null })), rest];
  const text = JSON.stringify(lasting, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
  return createHash('sha256').update(text).digest('hex');
}
