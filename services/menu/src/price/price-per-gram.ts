import { divideHalfUp } from './divide-half-up.ts';

/**
 * The price of one gram of product, in minor units, halves rounded up.
 *
 * @param price of the whole package, in minor units; null when unknown
 * @param weightGrams net weight of the package; null when it is not sold by weight
 */
export function pricePerGram(price: number | null, weightGrams: number | null): number | null {
  return price === null || weightGrams === null ? null : divideHalfUp(price, 1, weightGrams);
}
