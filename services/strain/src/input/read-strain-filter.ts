import { badInput } from '@weedhounds/errors';
import { strainSlug } from '@weedhounds/provider-terms';
import type { StrainFilter, TerpeneRangeInput } from '../../generated/resolvers.ts';
import { isTerpene } from '../statistics/is-terpene.ts';
import type { StrainCriteria, TerpeneRange } from '../store/list-strains.ts';

const maxSearchLength = 100;
const maxRanges = 20;

/**
 * A strain filter, checked.
 *
 * @throws GraphError BAD_USER_INPUT at the value that is wrong
 */
export function readStrainFilter(filter: StrainFilter | null | undefined): StrainCriteria {
  const ranges = filter?.terpenes ?? [];
  if (ranges.length > maxRanges) {
    throw badInput(`terpenes must hold at most ${maxRanges} ranges; got ${ranges.length}.`, ['filter', 'terpenes']);
  }
  return {
    searchSlug: typeof filter?.search === 'string' ? readSearch(filter.search) : null,
    type: filter?.type ?? null,
    terpenes: ranges.map(readRange),
  };
}

function readSearch(search: string): string {
  const slug = strainSlug(search);
  if (slug === '' || search.length > maxSearchLength) {
    const got = slug === '' ? 'no letter and no digit' : `${search.length} characters`;
    throw badInput(`search must be a name of 1 to ${maxSearchLength} characters; got ${got}.`, ['filter', 'search']);
  }
  return slug;
}

function readRange({ analyte, min, max }: TerpeneRangeInput): TerpeneRange {
  const path = ['filter', 'terpenes'];
  const range = { analyteSlug: analyte, min: min ?? 0, max: max ?? 100 };
  if (!isTerpene(analyte)) {
    throw badInput(`analyte must be the slug of a terpene; got ${JSON.stringify(analyte)}.`, [...path, 'analyte']);
  }
  if (range.min > range.max) {
    throw badInput(`min must not be above max; got ${range.min} and ${range.max}.`, [...path, 'min']);
  }
  return range;
}
