import { type MarketUse, type Money, parseMoney, type VariantRecord } from '@weedhounds/provider-terms';
import type { Random } from './random.ts';

type Prices = Pick<VariantRecord, 'price' | 'salePrice' | 'priceHistory'>;

/** How an item is priced, in all its sizes. */
export interface Pricing {
  /** How much dearer it is than the shop's level: 1 is as dear. */
  quality: number;
  /** Share of the regular price that it costs on sale; null when it is not on sale. */
  sale: number | null;
  /** What it cost in earlier weeks as a share of today's regular price, the oldest first. */
  earlier: number[];
}

const week = 7 * 24 * 3600 * 1000;

/** Patients pay less where a shop sells to both: no excise. */
const medicalShare = 0.88;

/** Draws an item's pricing: one in six is on sale, one in five had one to three other prices before. */
export function drawPricing(random: Random): Pricing {
  return {
    quality: random.between(0.75, 1.35),
    sale: random.chance(1 / 6) ? random.between(0.7, 0.9) : null,
    earlier: random.chance(0.2) ? Array.from({ length: random.whole(1, 3) }, () => random.between(0.9, 1.2)) : [],
  };
}

interface Offer {
  /** What the size costs at the shop's level, in the currency's major unit. */
  amount: number;
  currency: string;
  /** RFC 3339: when today's price holds. */
  at: string;
  use: MarketUse;
  /** Everyone the shop sells to. */
  serves: readonly MarketUse[];
}

/** The prices of one size for one use, in whole dollars as most shops price. */
export function pricesOf({ amount, currency, at, use, serves }: Offer, { quality, sale, earlier }: Pricing): Prices {
  const regular = amount * quality * (use === 'MEDICAL' && serves.length > 1 ? medicalShare : 1);
  const price = toMoney(regular, currency);
  const onSale = sale === null ? null : toMoney(regular * sale, currency);
  return {
    price,
    salePrice: onSale !== null && onSale.minorUnits < price.minorUnits ? onSale : null,
    priceHistory: earlier.map((share, index) => ({
      at: new Date(Date.parse(at) - (earlier.length - index) * week).toISOString(),
      price: toMoney(regular * share, currency),
      salePrice: null,
    })),
  };
}

function toMoney(amount: number, currency: string): Money {
  const money = parseMoney(Math.max(1, Math.round(amount)), currency);
  if (!money) throw new RangeError(`A price must be above 0; got ${amount}.`);
  return money;
}
