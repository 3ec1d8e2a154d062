import { lastOfEach, type PagedList, readAnswer, readSteadily, type SteadyList } from '@weedhounds/provider-terms';
import type { Upstream } from '@weedhounds/upstream';
import { productsPage } from './wire.ts';

/** Products a page; Shopify gives no more. */
const largestPage = 250;

export interface OcsClientOptions {
  upstream: Upstream;
  /** Products a page. Default and most: 250. */
  pageSize?: number;
}

/** Calls to the shop. */
export interface OcsClient {
  /** Every product of a collection, each once. */
  readProducts(collection: string, signal: AbortSignal): Promise<SteadyList<unknown> & { calls: number }>;
}

/** Creates a client of a Shopify shop's collections. */
export function createOcsClient({ upstream, pageSize = largestPage }: OcsClientOptions): OcsClient {
  const readPage = async (collection: string, page: number, signal: AbortSignal): Promise<readonly unknown[]> => {
    const path = `/collections/${encodeURIComponent(collection)}/products.json?limit=${pageSize}&page=${page}`;
    return readAnswer(upstream.name, await upstream.send({ path }, signal), productsPage).products;
  };

  /**
   * Reads on until a page is empty. No total is stated, and a short page need not be the last: Shopify leaves products out of a
   * page after it was cut. A product that is on two pages, or a short page before another, shows that the list moved; one that slipped
   * to a page already read does not show.
   */
  const readPages = async (
    collection: string,
    signal: AbortSignal,
  ): Promise<PagedList<unknown> & { calls: number }> => {
    const pages: (readonly unknown[])[] = [];
    for (;;) {
      const page = await readPage(collection, pages.length + 1, signal);
      if (page.length === 0) break;
      pages.push(page);
    }
    const all = pages.flat();
    const rows = lastOfEach(all, idOf);
    const isShortWithin = pages.slice(0, -1).some((page) => page.length < pageSize);
    return { rows, hasMoved: rows.length < all.length || isShortWithin, calls: pages.length + 1 };
  };

  return {
    async readProducts(collection, signal) {
      let calls = 0;
      const list = await readSteadily(async () => {
        const read = await readPages(collection, signal);
        calls += read.calls;
        return read;
      });
      return { ...list, calls };
    },
  };
}

/** What products are told apart by; null for what is no product, which is kept to be refused by name. */
function idOf(row: unknown): string | null {
  const id = (row as { id?: unknown } | null)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
