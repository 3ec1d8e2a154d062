import { badInput } from '@weedhounds/errors';
import type { MenuItemFilter, MenuItemSort } from '../../generated/resolvers.ts';
import type { ItemCriteria } from '../store/item-criteria.ts';
import { type ItemOrder, readItemPage } from '../store/item-order.ts';
import type { ItemQuery } from '../store/list-items.ts';
import { searchWords } from '../store/search-words.ts';
import { readItemFilter } from './read-item-filter.ts';

interface ListArguments {
  filter?: MenuItemFilter | null;
  first?: number | null;
  after?: string | null;
}

interface SortedArguments extends ListArguments {
  sort?: MenuItemSort | null;
}

interface SearchArguments extends SortedArguments {
  text?: string | null;
}

const longestText = 200;

/**
 * The arguments of a search over all menus.
 *
 * @throws GraphError BAD_USER_INPUT at the argument that is wrong
 */
export function readSearch({ text, filter, sort, ...page }: SearchArguments): ItemQuery {
  const words = typeof text === 'string' ? readWords(text) : null;
  const criteria = { ...readItemFilter(filter), words };
  const order = readOrder(sort ?? 'NAME', criteria);
  return { criteria, order, page: readItemPage(order, page) };
}

/**
 * The arguments of one menu's items.
 *
 * @throws GraphError BAD_USER_INPUT at the argument that is wrong
 */
export function readMenuItems({ filter, sort, ...page }: SortedArguments): ItemQuery {
  if (sort === 'BEST_MATCH' || sort === 'NEAREST') {
    throw badInput(`sort must be NAME, PRICE_PER_GRAM or PRICE on a menu; got ${sort}.`, ['sort']);
  }
  const order: ItemOrder = { kind: sort ?? 'NAME' };
  return { criteria: readItemFilter(filter), order, page: readItemPage(order, page) };
}

/**
 * The arguments of a strain's offers. The filter's own strain does not count.
 *
 * @throws GraphError BAD_USER_INPUT at the argument that is wrong
 */
export function readOffers({ filter, ...page }: ListArguments): ItemQuery {
  const order: ItemOrder = { kind: 'PRICE_PER_GRAM' };
  return { criteria: { ...readItemFilter(filter), strainSlug: null }, order, page: readItemPage(order, page) };
}

function readWords(text: string): string[] {
  const words = searchWords(text);
  if (words.length === 0 || text.length > longestText) {
    const got = words.length === 0 ? 'no letter and no digit' : `${text.length} characters`;
    throw badInput(`text must be words of 1 to ${longestText} characters; got ${got}.`, ['text']);
  }
  return words;
}

function readOrder(sort: MenuItemSort, { words, near }: ItemCriteria): ItemOrder {
  if (sort === 'BEST_MATCH') {
    if (words === null) throw badInput('sort BEST_MATCH needs text; got none.', ['sort']);
    return { kind: sort, words };
  }
  if (sort === 'NEAREST') {
    if (near === null) throw badInput('sort NEAREST needs filter.near; got none.', ['sort']);
    return { kind: sort, centre: near };
  }
  return { kind: sort };
}
