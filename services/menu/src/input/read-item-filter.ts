import { badInput } from '@weedhounds/errors';
import type { Circle } from '@weedhounds/geo';
import { canonicalStrainSlug, strainSlug } from '@weedhounds/provider-terms';
import type { MenuItemFilter, NearInput } from '../../generated/resolvers.ts';
import type { ItemCriteria, Range } from '../store/item-criteria.ts';
import { wordKey } from '../store/search-words.ts';

/** Kilometres, both as the schema says. */
const largestRadius = 500;
const defaultRadius = 25;

/** As the schema says. */
const defaultCurrency = 'USD';

/**
 * A filter of menu items, checked. What an empty list names is nothing, so nothing is found.
 *
 * @throws GraphError BAD_USER_INPUT at the value that is wrong
 */
export function readItemFilter(filter: MenuItemFilter | null | undefined): ItemCriteria {
  const { categories, strain, brand, dispensaryIds, near, pricePerGram, thc, inStock, serves } = filter ?? {};
  return {
    words: null,
    categories: categories ?? null,
    strainSlug: typeof strain === 'string' ? canonicalStrainSlug(strainSlug(strain)) : null,
    brandKey: typeof brand === 'string' ? wordKey(brand) : null,
    dispensaryIds: dispensaryIds ?? null,
    near: near ? readCircle(near) : null,
    pricePerGram: pricePerGram
      ? { ...readRange(pricePerGram, 'pricePerGram'), currency: pricePerGram.currency ?? defaultCurrency }
      : null,
    thc: thc ? readRange(thc, 'thc') : null,
    inStock: inStock ?? null,
    serves: serves ?? null,
  };
}

function readCircle({ latitude, longitude, radius = defaultRadius }: NearInput): Circle {
  if (!(radius > 0 && radius <= largestRadius)) {
    const expected = `more than 0 and at most ${largestRadius} kilometres`;
    throw badInput(`radius must be ${expected}; got ${radius}.`, ['filter', 'near', 'radius']);
  }
  return { latitude, longitude, radius };
}

function readRange({ min, max }: { min?: number | null; max?: number | null }, field: string): Range {
  const range = { min: min ?? null, max: max ?? null };
  if (range.min !== null && range.max !== null && range.min > range.max) {
    throw badInput(`min must not be above max; got ${range.min} and ${range.max}.`, ['filter', field, 'min']);
  }
  return range;
}
