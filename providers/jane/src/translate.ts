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
  type VariantRecord,
  withCountFromName,
} from '@weedhounds/provider-terms';
import { categoryOf } from './category.ts';
import { readPotencies } from './potencies.ts';
import { hit as hitSchema, type JaneHit, type PriceId, priceIds } from './wire.ts';

/** The currency of all of Jane's shops. */
export const currency = 'USD';

const uses = new Map<string, MarketUse>([
  ['recreational', 'ADULT'],
  ['medical', 'MEDICAL'],
]);

/** Translates one product of a Jane menu. */
export function translateJaneHit(row: unknown): Translation<MenuItemRecord> {
  const read = hitSchema.safeParse(row);
  if (!read.success)
    return refuse('no product: an id, a name or a kind is missing, or a figure is none', detailOf(row));
  const hit = read.data;
  const { category, repairs: categoryRepairs } = categoryOf(hit.kind, hit.root_subtype ?? null);
  const repairs = [...categoryRepairs];
  const served = (hit.store_types ?? []).flatMap((type) => uses.get(type) ?? []);
  if (served.length === 0) return refuse('no use that we know', hit.name);
  const sizes = priceIds.flatMap((priceId) => readSize(hit, priceId, category, repairs));
  if (sizes.length === 0) return refuse('neither a price nor a weight that is available', hit.name);
  const variants = sizes.flatMap(({ sourceKey, ...size }) =>
    served.map((use) => ({ sourceKey: `${sourceKey} ${use}`, use, ...size })),
  );
  const dose = sizes.flatMap(({ measure }) => (measure.kind === 'dose' ? measure.milligrams : []))[0] ?? null;
  const potencies = readPotencies(hit, { category, doseMilligrams: dose }, repairs);
  const strain = findStrain(hit.name, hit.brand ?? null, category);
  if (strain) repairs.push('strain-from-name');
  return accept({ ...describe(hit), category, strain, potencies, variants }, repairs);
}

function describe(hit: JaneHit) {
  return {
    sourceKey: String(hit.product_id),
    name: plainText(hit.name),
    brand: hit.brand?.trim() || null,
    rawCategory: hit.kind,
    subcategory: hit.root_subtype || null,
    rawStrainType: hit.category || null,
    description: plainText(hit.description ?? '') || null,
    imageUrl: hit.image_urls?.[0] ?? null,
  };
}

/**
 * A size: there is one where a weight has a price or is said to be available. Jane states no quantities: a weight with a price
 * that is not among the available ones is sold out.
 */
function readSize(hit: JaneHit, priceId: PriceId, category: ProductCategory, repairs: string[]) {
  const available = hit.available_weights?.map((weight) =>
    weight
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const isAvailable = available?.includes(priceId);
  const raw = hit[`price_${priceId}`];
  const stated = raw !== null && raw !== undefined && raw !== '';
  if (!stated && !isAvailable) return [];
  const label = priceId === 'each' ? (hit.amount ?? '') : priceId.replaceAll('_', ' ');
  const measure = withCountFromName(parseMeasure(label, category), hit.name);
  if (measure.rule === 'weight-label-is-dose') repairs.push(measure.rule);
  const stock: number | null = available === undefined || isAvailable ? null : 0;
  const sourceKey = priceId === 'each' ? `each ${label}`.trim() : priceId;
  return [{ sourceKey, label, measure, ...readPrices(hit, priceId, repairs), stock, priceHistory: [] }];
}

/** The price, and what it costs now: the special price before the discounted one. */
function readPrices(hit: JaneHit, priceId: PriceId, repairs: string[]): Pick<VariantRecord, 'price' | 'salePrice'> {
  const raw = hit[`price_${priceId}`] ?? '';
  const price = parseMoney(raw, currency);
  if (price === null && raw !== '') repairs.push('unusable-price-is-unknown');
  const special = hit[`special_price_${priceId}`]?.discount_price;
  const offers = [special, hit[`discounted_price_${priceId}`]].map((offer) => parseMoney(offer ?? '', currency));
  const offer: Money | null = offers.find((money) => money !== null) ?? null;
  if (offer === null || price === null) return { price: price ?? offer, salePrice: null };
  if (offer.minorUnits < price.minorUnits) return { price, salePrice: offer };
  if (offer.minorUnits > price.minorUnits) repairs.push('sale-price-not-below-price-left-out');
  return { price, salePrice: null };
}

function detailOf(row: unknown): string {
  return JSON.stringify(row)?.slice(0, 200) ?? 'nothing';
}
