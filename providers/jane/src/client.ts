import { lastOfEach, type PagedList, readAnswer, readSteadily, type SteadyList } from '@weedhounds/provider-terms';
import type { Upstream } from '@weedhounds/upstream';
import type { z } from 'zod';
import type { JaneSettings } from './settings.ts';
import { hitsPage, type JaneStore, storeAnswer } from './wire.ts';

/** Hits a page; Jane gives no more. */
const largestPage = 1000;

export interface JaneClientOptions {
  upstream: Upstream;
  settings: Pick<JaneSettings, 'apiUrl' | 'applicationId' | 'searchKey'>;
  /** Hits a page. Default and most: 1,000. */
  pageSize?: number;
}

/** Calls to Jane. */
export interface JaneClient {
  /** Every hit of a shop's menu, each product once. */
  readHits(storeId: string, signal: AbortSignal): Promise<SteadyList<unknown> & { calls: number }>;
  readStore(storeId: string, signal: AbortSignal): Promise<JaneStore>;
}

/** Creates a client of Jane's index and its shops. */
export function createJaneClient({ upstream, settings, pageSize = largestPage }: JaneClientOptions): JaneClient {
  /** The filter is a language of its own; a store is a number and nothing else in it. */
  const filterOf = (storeId: string): string => {
    if (!/^\d+$/.test(storeId)) throw new RangeError(`shopKey must be the number of a store; got ${storeId}.`);
    return `store_id:${storeId}`;
  };

  const readPage = async (storeId: string, page: number, signal: AbortSignal): Promise<z.output<typeof hitsPage>> => {
    const answer = await upstream.send(
      {
        method: 'POST',
        path: '/1/indexes/menu-products-production/query',
        headers: {
          'content-type': 'application/json',
          'x-algolia-application-id': settings.applicationId,
          'x-algolia-api-key': settings.searchKey,
        },
        body: JSON.stringify({ query: '', filters: filterOf(storeId), hitsPerPage: pageSize, page }),
        isIdempotent: true,
      },
      signal,
    );
    return readAnswer(upstream.name, answer, hitsPage);
  };

  const readPages = async (storeId: string, signal: AbortSignal): Promise<PagedList<unknown> & { calls: number }> => {
    const pages: z.output<typeof hitsPage>[] = [];
    for (;;) {
      const page = await readPage(storeId, pages.length, signal);
      pages.push(page);
      if (pages.length >= page.nbPages || page.hits.length === 0) break;
    }
    const rows = lastOfEach(
      pages.flatMap(({ hits }) => hits),
      productIdOf,
    );
    const isExact = pages.every(({ exhaustiveNbHits }) => exhaustiveNbHits !== false);
    return { rows, hasMoved: isExact && pages.some(({ nbHits }) => nbHits !== rows.length), calls: pages.length };
  };

  return {
    async readHits(storeId, signal) {
      let calls = 0;
      const list = await readSteadily(async () => {
        const read = await readPages(storeId, signal);
        calls += read.calls;
        return read;
      });
      return { ...list, calls };
    },
    async readStore(storeId, signal) {
      const path = `${settings.apiUrl.replace(/\/$/, '')}/v1/stores/${encodeURIComponent(storeId)}`;
      return readAnswer(upstream.name, await upstream.send({ path }, signal), storeAnswer);
    },
  };
}

/** What products are told apart by; null for what is no product, which is kept to be refused by name. */
function productIdOf(row: unknown): string | null {
  const id = (row as { product_id?: unknown } | null)?.product_id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
