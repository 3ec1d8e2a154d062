import { accept, refuse, type Translation } from '@weedhounds/ingest';
import {
  findStrain,
  type MarketUse,
  type MenuItemRecord,
  type Money,
  type ProductCategory,
  parseMeasure,
  parseMoney,
  plainText,
  strainOfField,
  type VariantRecord,
  withCountFromName,
} from '@weedhounds/provider-terms';
import { categoryOf } from './category.ts';
import { readPotencies } from './potencies.ts';
import { type InventoryRow, type PosProduct, product as productSchema } from './wire.ts';

/** The currency of the shops; the interface names none. */
export const currency = 'USD';

/** Uses a product can be sold for, each of which is a variant. */
export const uses: readonly MarketUse[] = ['ADULT', 'MEDICAL'];

/**
 * The pieces that batches hold together; null where there is no batch, or one of them does not say. What is allocated to orders is
 * not in it.
 */
export function stockOf(batches: readonly InventoryRow[]): number | null {
  const quantities = batches.map(({ quantityAvailable }) => quantityAvailable ?? null);
  if (quantities.length === 0 || quantities.includes(null)) return null;
  return Math.max(
    0,
    quantities.reduce<number>((sum, quantity) => sum + (quantity ?? 0), 0),
  );
}

/** Translates one product with its batches in stock. */
export function translatePosProduct(row: unknown, batches: readonly InventoryRow[]): Translation<MenuItemRecord> {
  const read = productSchema.safeParse(row);
  if (!read.success) return refuse('no product: an id or a name is missing, or a figure is none', detailOf(row));
  const product = read.data;
  const { category, repairs: categoryRepairs } = categoryOf(product.category ?? null, product.masterCategory ?? null);
  const repairs = [...categoryRepairs];
  if (product.pricingTierData?.length) repairs.push('pricing-tiers-left-out');
  const variants = readVariants(product, category, stockOf(batches), repairs);
  if (variants.length === 0) return refuse('no price for any use', product.productName);
  const { measure } = variants[0] as VariantRecord;
  const dose = measure.kind === 'dose' ? measure.milligrams : null;
  const potencies = readPotencies(product, batches, { category, doseMilligrams: dose }, repairs);
  const field = strainOfField(product.strain);
  const strain = field ?? findStrain(product.productName, product.brandName ?? null, category);
  if (strain && !field) repairs.push('strain-from-name');
  return accept({ ...describe(product), category, strain, potencies, variants }, repairs);
}

function describe(product: PosProduct) {
  return {
    sourceKey: String(product.productId),
    name: plainText(product.productName),
    brand: product.brandName?.trim() || null,
    rawCategory: product.masterCategory || product.category || null,
    subcategory: product.category || null,
    rawStrainType: product.strainType || null,
    description: plainText(product.description ?? '') || null,
    imageUrl: product.imageUrl || null,
  };
}

/** A variant for each use that has a price field with anything in it; 0 is a price that is not known. */
function readVariants(
  product: PosProduct,
  category: ProductCategory,
  stock: number | null,
  repairs: string[],
): VariantRecord[] {
  const label = labelOf(product);
  const measure = withCountFromName(parseMeasure(label, category), product.productName);
  if (measure.rule === 'weight-label-is-dose') repairs.push(measure.rule);
  const prices: Record<MarketUse, PosProduct['recPrice']> = {
    ADULT: product.isMedicalOnly ? null : product.recPrice,
    MEDICAL: product.medPrice,
  };
  return uses.flatMap((use) => {
    const raw = prices[use];
    if (raw === null || raw === undefined || raw === '') return [];
    const price: Money | null = parseMoney(raw, currency);
    if (price === null) repairs.push('unusable-price-is-unknown');
    return [{ sourceKey: use, label, use, measure, price, salePrice: null, stock, priceHistory: [] }];
  });
}

const units = new Map([
  ['g', 'g'],
  ['gram', 'g'],
  ['grams', 'g'],
  ['mg', 'mg'],
  ['milligram', 'mg'],
  ['milligrams', 'mg'],
  ['oz', 'oz'],
  ['ounce', 'oz'],
  ['ounces', 'oz'],
]);

/** `3.5` and `Grams` → `3.5g`. Nothing where there is no weight or it is 0; a weight without a unit stays without one. */
function labelOf({ netWeight, netWeightUnit }: PosProduct): string {
  if (!netWeight || Number(netWeight) === 0) return '';
  const unit = (netWeightUnit ?? '').trim();
  const known = units.get(unit.toLowerCase());
  return known === undefined ? `${netWeight} ${unit}`.trim() : `${netWeight}${known}`;
}

function detailOf(row: unknown): string {
  return JSON.stringify(row)?.slice(0, 200) ?? 'nothing';
}
