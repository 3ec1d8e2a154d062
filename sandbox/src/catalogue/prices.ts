import { type Money, parseMoney, type VariantRecord } from '@weedhounds/provider-terms';
import type { Random } from './random.ts';

type Prices = Pick<VariantRecord, 'price' | 'salePrice' | 'priceHistory'>;

interface Level {
  /** What it costs about, in the currency's major unit. */
  amount: number;
  currency: string;
  /** RFC 3339: when the price drawn holds. */
  at: string;
}

const milliseconds = { week: 7 * 24 * 3600 * 1000 };

/** Draws a regular price about a level, a sale price for one in six, and one to three earlier prices for one in five. */
export function drawPrices({ amount, currency, at }: Level, random: Random): Prices {
  const price = toMoney(amount * random.between(0.8, 1.25), currency);
  const salePrice = random.chance(1 / 6)
    ? toMoney((price.minorUnits / 100) * random.between(0.7, 0.9), currency)
    : null;
  const weeks = random.chance(0.2) ? random.whole(1, 3) : 0;
  const priceHistory = Array.from({ length: weeks }, (_, index) => ({
    at: new Date(Date.parse(at) - (weeks - index) * milliseconds.week).toISOString(),
    price: toMoney((price.minorUnits / 100) * random.between(0.9, 1.2), currency),
    salePrice: null,
  }));
  return { price, salePrice, priceHistory };
}

/** Whole dollars, as most shops price, and never none. */
function toMoney(amount: number, currency: string): Money {
  const money = parseMoney(Math.max(1, Math.round(amount)), currency);
  if (!money) throw new RangeError(`A price must be above 0; got ${amount}.`);
  return money;
}
