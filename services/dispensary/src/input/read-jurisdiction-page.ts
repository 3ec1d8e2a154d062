import { badInput } from '@weedhounds/errors';
import { type PageRequest, readPage } from '@weedhounds/subgraph';

/** Name of the one order of `Query.jurisdictions`: by code, of which no two are the same. */
export const codeOrder = 'code';

/**
 * Reads the arguments of `Query.jurisdictions`.
 *
 * @throws GraphError BAD_USER_INPUT at `first` or `after`
 */
export function readJurisdictionPage(args: { first?: number | null; after?: string | null }): PageRequest {
  const page = readPage(args, codeOrder, 1);
  const [code] = page.after ?? [''];
  if (typeof code !== 'string' || code.includes('\0')) {
    throw badInput('after must be a cursor that a page of this list gave; got something else.', ['after']);
  }
  return page;
}
