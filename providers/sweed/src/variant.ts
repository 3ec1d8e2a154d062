import {
  isDosed,
  type MarketUse,
  type Measure,
  type ProductCategory,
  parseMeasure,
  parseMoney,
  roundTo,
  type VariantRecord,
} from '@weedhounds/provider-terms';
import type { SweedVariant } from './product.ts';

/** The currency of the shops that these menus are of. */
export const currency = 'USD';

const uses = new Map<string, readonly MarketUse[]>([
  ['Both', ['ADULT', 'MEDICAL']],
  ['Recreational', ['ADULT']],
  ['Medical', ['MEDICAL']],
]);

/** A variant for each use it is sold for: one of `Both` stands on the menu once and is sold at one price. */
export function readVariant(raw: SweedVariant, category: ProductCategory, repairs: string[]): VariantRecord[] {
  const sold = uses.get(raw.saleType);
  if (sold === undefined) {
    repairs.push('variant-of-unknown-use-left-out');
    return [];
  }
  const price = parseMoney(raw.price ?? 0, currency);
  const promotion = parseMoney(raw.promoPrice ?? 0, currency);
  if (price === null) repairs.push('price-0-is-unknown');
  const isSale = promotion !== null && price !== null && promotion.minorUnits < price.minorUnits;
  if (promotion !== null && !isSale) repairs.push('sale-price-not-below-price-left-out');
  const measure = readMeasure(raw, category);
  if (measure.rule === 'unit-size-is-dose') repairs.push(measure.rule);
  return sold.map((use) => ({
    sourceKey: `${raw.id} ${use}`,
    label: raw.name.trim(),
    use,
    measure,
    price,
    salePrice: isSale ? promotion : null,
    stock: raw.availableQty != null && raw.availableQty >= 0 ? raw.availableQty : null,
    priceHistory: [],
  }));
}

/** The measure of the whole package: the size of one piece by how many there are; by the label where no size is stated. */
export function readMeasure(raw: SweedVariant, category: ProductCategory): Measure {
  const { unitSize } = raw;
  const units = raw.unitsInPackage ?? 1;
  const labelled = countOf(raw.name);
  const unit = unitSize?.unitAbbr.toUpperCase();
  if (!unitSize || unitSize.value <= 0 || units < 1) return parseMeasure(raw.name, category);
  const count = units > 1 ? units : labelled;
  const pieces = count === undefined ? {} : { count };
  const whole = unitSize.value * units;
  if (unit === 'EA') return { kind: 'unknown', rule: 'each' };
  if (unit === 'MG' && isDosed(category)) {
    return { kind: 'dose', milligrams: roundTo(whole, 1), ...pieces, rule: 'unit-size-is-dose' };
  }
  if (unit === 'G' || unit === 'MG') {
    const measure = parseMeasure(`${roundTo(whole, 4)}${unit.toLowerCase()}`, category);
    return measure.kind === 'unknown' ? measure : { ...measure, ...pieces };
  }
  return parseMeasure(raw.name, category);
}

/** The pieces that a label states: `10mg ea | 10-Pack`. */
function countOf(label: string): number | undefined {
  const count = /\b(\d{1,3})\s*-?\s*(?:pack|pk)\b/i.exec(label)?.[1];
  return count === undefined || Number(count) === 0 ? undefined : Number(count);
}
