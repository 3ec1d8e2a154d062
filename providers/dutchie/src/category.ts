import { type CategoryReading, readCategory as readAnyCategory } from '@weedhounds/provider-terms';

/**
 * Our category for a product: the provider's, but for drinks and tablets that it keeps among the edibles. A subcategory of
 * `DEFAULT` says nothing, and the name of a product in a category of the shop's own may say anything.
 */
export function readCategory(category: string, subCategory: string | null, name: string): CategoryReading {
  if (category !== 'EDIBLES') return readAnyCategory(category);
  return readAnyCategory(category, { subcategory: subCategory === 'DEFAULT' ? null : subCategory, name });
}
