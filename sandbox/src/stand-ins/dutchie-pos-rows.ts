import type {
  CompoundPotency,
  Measure,
  MenuItemRecord,
  PotencyUnit,
  ProductCategory,
} from '@weedhounds/provider-terms';
import type { Fault } from './faults.ts';
import type { ShelvedItem } from './moving-menus.ts';
import { dollars, flipped, numberOf, type Size, sizesOf } from './rows.ts';
import type { Row } from './wire-format.ts';

const categories: Readonly<Record<ProductCategory, string>> = {
  FLOWER: 'Flower',
  PRE_ROLL: 'Pre-Rolls',
  VAPORIZER: 'Vaporizers',
  CONCENTRATE: 'Concentrates',
  EDIBLE: 'Edibles',
  BEVERAGE: 'Beverages',
  CAPSULE: 'Capsules',
  TINCTURE: 'Tinctures',
  TOPICAL: 'Topicals',
  SEED: 'Seeds',
  CLONE: 'Clones',
  ACCESSORY: 'Accessories',
  OTHER: 'Other',
};

const unitTexts: Readonly<Record<PotencyUnit, string>> = { PERCENT: '%', MILLIGRAM: 'mg', MILLIGRAM_PER_GRAM: 'mg/g' };
const headlines: readonly (string | null)[] = ['thc', 'cbd'];

/** A product a size: a point of sale knows no variants, but a price for each use. */
export function posProducts({ record, modifiedAt, isGone }: ShelvedItem): Row[] {
  const [thc, cbd] = headlines.map((id) => record.potencies.find(({ analyteId }) => analyteId === id));
  return sizesOf(record).map((size, index) => ({
    productId: idOf(record, size, index),
    productName: withCount(record.name, size.variants[0].measure),
    description: record.description,
    masterCategory: categories[record.category],
    category: record.subcategory,
    imageUrl: record.imageUrl,
    strain: record.strain?.name ?? null,
    strainType: record.rawStrainType,
    brandName: record.brand,
    isActive: !isGone,
    recPrice: priceFor(size, 'ADULT'),
    medPrice: priceFor(size, 'MEDICAL'),
    thcContent: thc ? figureOf(thc) : null,
    thcContentUnit: thc ? unitTexts[thc.unit] : 'n.d.',
    cbdContent: cbd ? figureOf(cbd) : null,
    cbdContentUnit: cbd ? unitTexts[cbd.unit] : 'n.d.',
    ...netWeight(size.variants[0].measure),
    pricingTierData: [],
    lastModifiedDateUTC: new Date(modifiedAt).toISOString(),
  }));
}

/** What is in stock of each size; no row where that is not known. */
export function inventoryRows(record: MenuItemRecord): Row[] {
  const laboratory = record.potencies.filter(({ analyteId }) => !headlines.includes(analyteId));
  return sizesOf(record).flatMap((size, index) => {
    const [{ stock }] = size.variants;
    if (stock === null) return [];
    const productId = idOf(record, size, index);
    return [
      {
        inventoryId: productId * 10,
        productId,
        quantityAvailable: stock,
        allocatedQuantity: 0,
        batchName: `B-${productId}`,
        packageId: `1A40${productId}`,
        labResults: laboratory.map(({ compound, high, unit }) => ({
          labTest: compound,
          value: high,
          labResultUnit: unitTexts[unit],
        })),
      },
    ];
  });
}

/** A product as the faults of this format have it. */
export function spoilPosProduct(product: Row, has: (fault: Fault) => boolean): Row {
  const spoilt = { ...product };
  if (has('flipped-prices')) {
    spoilt.recPrice = flipped(product.recPrice);
    spoilt.medPrice = flipped(product.medPrice);
  }
  if (has('minus-sign') && typeof product.thcContent === 'number') {
    spoilt.thcContent = `${product.thcContent.toFixed(2)} − ${product.thcContent.toFixed(2)}`;
  }
  if (has('emoji-category')) spoilt.masterCategory = `🔥 ${product.masterCategory} 🌿`;
  return spoilt;
}

/** Stock as the faults have it: of unequal lists the inventory is the longer, since each product lies in two batches. */
export function spoilInventory(row: Row, has: (fault: Fault) => boolean): readonly Row[] {
  if (!has('unequal-arrays')) return [row];
  const [quantity, id] = [Number(row.quantityAvailable), Number(row.inventoryId)];
  const first = Math.floor(quantity / 2);
  return [
    { ...row, quantityAvailable: first },
    { ...row, quantityAvailable: quantity - first, inventoryId: id + 1, batchName: 'B-2', labResults: [] },
  ];
}

/** The first size goes by the product's own key. */
function idOf(record: MenuItemRecord, { label }: Size, index: number): number {
  return numberOf(index === 0 ? record.sourceKey : `${record.sourceKey}:${label}`);
}

function priceFor({ variants }: Size, use: 'ADULT' | 'MEDICAL'): number | null {
  return dollars(variants.find((variant) => variant.use === use)?.price ?? null);
}

function figureOf({ low, high }: CompoundPotency): number | string {
  return low === high ? high : `${low} - ${high}`;
}

/** A dose that its label gives in grams stands there in grams, as people type it in. */
function netWeight(measure: Measure): Row {
  switch (measure.kind) {
    case 'weight':
      return { netWeight: measure.grams, netWeightUnit: 'Grams' };
    case 'dose':
      return measure.rule === 'weight-label-is-dose'
        ? { netWeight: measure.milligrams / 1000, netWeightUnit: 'Grams' }
        : { netWeight: measure.milligrams, netWeightUnit: 'Milligrams' };
    case 'unknown':
      return { netWeight: null, netWeightUnit: null };
  }
}

function withCount(name: string, measure: Measure): string {
  if (measure.kind === 'unknown' || measure.count === undefined || /\d\s*-?\s*(pack|pk)/i.test(name)) return name;
  return `${name} (${measure.count} Pack)`;
}
