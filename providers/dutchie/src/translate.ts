import { accept, refuse, type Translation } from '@weedhounds/ingest';
import {
  findStrain,
  type MarketUse,
  type MenuItemRecord,
  type ProductCategory,
  parseMeasure,
  parseMoney,
  parseNumber,
  plainText,
  type VariantRecord,
  withCountFromName,
} from '@weedhounds/provider-terms';
import { readCategory } from './category.ts';
import { readPotencies } from './potencies.ts';
import { type DutchieProduct, type RawVariant, readProduct } from './product.ts';

/** The currency of the shops that these menus are of. */
export const currency = 'USD';

const uses = new Map<string | null, MarketUse>([
  ['RECREATIONAL', 'ADULT'],
  ['MEDICAL', 'MEDICAL'],
]);

/** Translates one product of a Dutchie-backed menu. */
export function translateDutchieProduct(value: unknown): Translation<MenuItemRecord> {
  const product = readProduct(value);
  if (product === null) return refuse('no product: an id, a name or a category is missing');
  const repairs: string[] = [];
  const { category, rule } = readCategory(product.category, product.subCategory, product.name);
  if (rule === 'name') repairs.push('category-from-name');

  const variants = product.variants.flatMap((raw) => readVariant(raw, category, product.name, repairs));
  if (variants.length === 0) return refuse('no variant for a use we know', product.name);
  const doses = variants.flatMap(({ measure }) => (measure.kind === 'dose' ? measure.milligrams : []));
  const { potencies, repairs: potencyRepairs } = readPotencies(product, { category, doseMilligrams: doses[0] ?? null });
  repairs.push(...potencyRepairs);
  const strain = findStrain(product.name, product.brandName, category);
  if (strain) repairs.push('strain-from-name');

  return accept({ ...describe(product), category, strain, potencies, variants }, repairs);
}

function describe(product: DutchieProduct) {
  const { jointId, name, brandName, category, subCategory, strainType, description, primaryImage } = product;
  return {
    sourceKey: jointId,
    name: name.replace(/\s+/g, ' '),
    brand: brandName,
    rawCategory: category,
    subcategory: subCategory,
    rawStrainType: strainType,
    description: description === null ? null : plainText(description) || null,
    imageUrl: primaryImage,
  };
}

function readVariant(raw: RawVariant, category: ProductCategory, name: string, repairs: string[]): VariantRecord[] {
  const use = uses.get(raw.menuType);
  if (use === undefined) {
    repairs.push('variant-of-unknown-use-left-out');
    return [];
  }
  const price = parseMoney(raw.price ?? '', currency);
  const special = parseMoney(raw.specialPrice ?? '', currency);
  const isSale = special !== null && (price === null || special.minorUnits < price.minorUnits);
  if (special !== null && !isSale) repairs.push('sale-price-not-below-price-left-out');
  const measure = withCountFromName(parseMeasure(raw.option, category), name);
  if (measure.rule === 'weight-label-is-dose') repairs.push(measure.rule);
  const quantity = typeof raw.quantity === 'string' ? parseNumber(raw.quantity) : raw.quantity;
  return [
    {
      sourceKey: raw.id ?? `${raw.option} ${use}`,
      label: raw.option,
      use,
      measure,
      price: price ?? special,
      salePrice: isSale && price !== null ? special : null,
      stock: quantity !== null && Number.isFinite(quantity) && quantity >= 0 ? quantity : null,
      priceHistory: [],
    },
  ];
}
