import { accept, refuse, type Translation } from '@weedhounds/ingest';
import {
  findStrain,
  type Measure,
  type MenuItemRecord,
  type ProductCategory,
  parseMeasure,
  parseMoney,
  parseWeight,
  plainText,
  type VariantRecord,
} from '@weedhounds/provider-terms';
import { categoryOf } from './category.ts';
import { readContents } from './contents.ts';
import { readTags, type Tags } from './tags.ts';
import { type OcsProduct, type OcsVariant, product as productSchema } from './wire.ts';

/** The currency of the shop. */
export const currency = 'CAD';

/** Translates one product of a collection. All of it is for adults; medical sale is not by provincial shops. */
export function translateOcsProduct(row: unknown): Translation<MenuItemRecord> {
  const read = productSchema.safeParse(row);
  if (!read.success) return refuse('no product: an id, a title, tags or variants are missing', detailOf(row));
  const product = read.data;
  const tags = readTags(product.tags);
  const { category, repairs: categoryRepairs } = categoryOf(tags.first('category'));
  const repairs = [...categoryRepairs];
  const variants = product.variants.map((variant) => readVariant(variant, category, repairs));
  if (variants.length === 0) return refuse('no variant', product.title);
  const dose = variants.flatMap(({ measure }) => (measure.kind === 'dose' ? measure.milligrams : []))[0] ?? null;
  const potencies = readContents(tags, { category, doseMilligrams: dose }, repairs);
  const strain = findStrain(product.title, product.vendor ?? null, category);
  if (strain) repairs.push('strain-from-name');
  return accept(
    {
      ...describe(product, tags),
      category,
      strain,
      potencies,
      variants,
    },
    repairs,
  );
}

function describe(product: OcsProduct, tags: Tags) {
  return {
    sourceKey: String(product.id),
    name: plainText(product.title),
    brand: product.vendor?.trim() || null,
    rawCategory: tags.first('category'),
    subcategory: tags.first('subcategory'),
    rawStrainType: tags.first('plant_type'),
    description: plainText(product.body_html ?? '') || null,
    imageUrl: product.images?.[0]?.src ?? null,
  };
}

/** Shopify's price is what is paid now; what it is compared with, where higher, is the regular one. */
function readVariant(variant: OcsVariant, category: ProductCategory, repairs: string[]): VariantRecord {
  const label = variant.option1?.trim() ?? '';
  const paid = parseMoney(variant.price ?? '', currency);
  if (paid === null && (variant.price ?? '') !== '') repairs.push('unusable-price-is-unknown');
  const regular = parseMoney(variant.compare_at_price ?? '', currency);
  const isSale = paid !== null && regular !== null && paid.minorUnits < regular.minorUnits;
  return {
    sourceKey: variant.sku || label,
    label,
    use: 'ADULT',
    measure: readMeasure(label, category, repairs),
    price: isSale ? regular : paid,
    salePrice: isSale ? paid : null,
    // Pieces are in an index of their own, which is not asked; of the product itself only whether there is any.
    stock: variant.available === false ? 0 : null,
    priceHistory: [],
  };
}

/**
 * A label in grams is the weight of the product here, also on what is eaten: a package may hold 10 mg of THC at most (Cannabis
 * Regulations, SOR/2018-144), so that none is a dose in grams.
 */
function readMeasure(label: string, category: ProductCategory, repairs: string[]): Measure {
  const measure = parseMeasure(label, category);
  const weight = measure.rule === 'weight-label-is-dose' ? parseWeight(label) : null;
  if (weight === null) return measure;
  repairs.push('grams-in-canada-are-product');
  const pieces = weight.count === undefined ? {} : { count: weight.count };
  return { kind: 'weight', grams: weight.grams, ...pieces, rule: 'grams-in-canada-are-product' };
}

function detailOf(row: unknown): string {
  return JSON.stringify(row)?.slice(0, 200) ?? 'nothing';
}
