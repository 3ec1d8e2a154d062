import { badInput } from '@weedhounds/errors';
import { type PageRequest, readPage } from '@weedhounds/subgraph';
import type { RowPlace } from '../compare/compare-items.ts';

/** By name, then category, then key. */
export const comparisonOrder = 'comparison';

const fewestShops = 2;
const mostShops = 10;

/** A comparison's arguments, checked. */
export interface ComparisonQuery {
  dispensaryIds: readonly string[];
  minimumConfidence: number;
  page: PageRequest;
  /** Where the row before the page stands; null for the first page. */
  after: RowPlace | null;
}

interface ComparisonArguments {
  dispensaryIds: readonly string[];
  minimumConfidence?: number | null;
  first?: number | null;
  after?: string | null;
}

/** @throws GraphError BAD_USER_INPUT at the argument that is wrong */
export function readComparison(args: ComparisonArguments): ComparisonQuery {
  const { dispensaryIds, minimumConfidence: given } = args;
  const count = new Set(dispensaryIds).size;
  if (count < fewestShops || count > mostShops || count < dispensaryIds.length) {
    const got = count < dispensaryIds.length ? 'one of them twice' : `${count}`;
    throw badInput(`dispensaryIds must be ${fewestShops} to ${mostShops} different ids; got ${got}.`, [
      'dispensaryIds',
    ]);
  }
  const minimumConfidence = given ?? 0.5;
  if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
    throw badInput(`minimumConfidence must be a number from 0 to 1; got ${minimumConfidence}.`, ['minimumConfidence']);
  }
  const page = readPage(args, comparisonOrder, 3);
  return { dispensaryIds, minimumConfidence, page, after: page.after ? readPlace(page.after) : null };
}

function readPlace(values: readonly unknown[]): RowPlace {
  const [name, category, key] = values;
  if (typeof name === 'string' && typeof category === 'string' && typeof key === 'string') {
    return [name, category, key];
  }
  throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
}
