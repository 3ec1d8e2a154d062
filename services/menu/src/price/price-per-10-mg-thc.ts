import { isDosed, type Potency, type ProductCategory } from '@weedhounds/provider-terms';
import { divideHalfUp } from './divide-half-up.ts';

/** What is known of the THC in a package. */
export interface ThcContent {
  category: ProductCategory;
  /** THC in the package by its label, in mg; null when unknown. */
  doseMilligrams: number | null;
  /** Net weight of the package; null when unknown. */
  weightGrams: number | null;
  /** What the menu says of the item's THC; null when it says nothing usable. */
  thc: Pick<Potency, 'low' | 'high' | 'unit'> | null;
  /** Whether the item comes in no other size, so that a figure for the package is one for this package. */
  isOnlySize: boolean;
}

/**
 * The price of 10 mg of THC, in minor units, halves rounded up; null where the THC is unknown.
 *
 * @param price of the whole package, in minor units; null when unknown
 */
export function pricePer10MgThc(price: number | null, content: ThcContent): number | null {
  const milligrams = milligramsOfThc(content);
  return price === null || milligrams === null ? null : divideHalfUp(price, 10, milligrams);
}

/**
 * THC in the package, in mg: its dose; else weight times potency, at the middle of the range stated. What is labelled by
 * dose (edibles, beverages, capsules, tinctures, topicals) is never reckoned from a potency: menus write milligrams as
 * percent there, and the weight is of the food.
 */
export function milligramsOfThc(content: ThcContent): number | null {
  const { category, doseMilligrams, weightGrams, thc, isOnlySize } = content;
  if (doseMilligrams !== null) return doseMilligrams;
  if (isDosed(category) || thc === null) return null;
  const middle = (thc.low + thc.high) / 2;
  switch (thc.unit) {
    case 'PERCENT':
      return weightGrams === null ? null : weightGrams * 10 * middle;
    case 'MILLIGRAM_PER_GRAM':
      return weightGrams === null ? null : weightGrams * middle;
    case 'MILLIGRAM':
      return isOnlySize ? middle : null;
  }
}
