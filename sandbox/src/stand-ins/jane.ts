import { janeHits, spoilHit } from './jane-hits.ts';
import { janeStore } from './jane-store.ts';
import type { ShopView, WireCall, WireFormat, WireProvider, WireRequest } from './wire-format.ts';

const applicationId = 'STANDIN';
const searchKey = 'search-key-of-the-stand-in';

const search = /^\/1\/indexes\/menu-products-production\/query$/;
const store = /^\/v1\/stores\/([^/]+)$/;

/** What Algolia takes for the size of a page where it is not asked for one. */
const usualPageSize = 20;

/**
 * Jane: a menu by POST to an Algolia index, pages numbered from 0; a shop by GET. Jane publishes no limits; these are an
 * assumption, and so is that a 429 gives no time, as Algolia's does not.
 */
export const jane: WireFormat = {
  limits: [{ calls: 300, perMs: 60_000 }],
  sendsRetryAfter: false,
  maxPageSize: 1000,
  read(request, provider) {
    const path = request.url.pathname;
    if (request.method === 'POST' && search.test(path)) return readSearch(request, provider);
    const shopKey = store.exec(path)?.[1];
    if (request.method !== 'GET' || shopKey === undefined) return null;
    return {
      path: '/v1/stores',
      shopKey,
      caller: 'everybody',
      refusal: null,
      page: 0,
      answer: ({ shop }) =>
        shop ? { status: 200, body: { store: janeStore(shop) } } : { status: 404, body: { message: 'Not found' } },
    };
  },
  errors: { errors: [{ message: 'Index is being rebuilt', status: 503 }] },
  environment: (url) => ({
    JANE_SEARCH_URL: url,
    JANE_API_URL: url,
    JANE_APPLICATION_ID: applicationId,
    JANE_SEARCH_KEY: searchKey,
  }),
};

interface Query {
  filters?: string;
  page?: number;
  hitsPerPage?: number;
}

function readSearch({ headers, body }: WireRequest, { maxPageSize }: WireProvider): WireCall {
  const { filters = '', page = 0, hitsPerPage = usualPageSize } = JSON.parse(body) as Query;
  const limit = Math.min(hitsPerPage, maxPageSize);
  return {
    path: '/1/indexes/menu-products-production/query',
    shopKey: /\bstore_id:(\S+)/.exec(filters)?.[1] ?? null,
    caller: 'everybody',
    refusal: refusalOf(headers['x-algolia-application-id'], headers['x-algolia-api-key']),
    page,
    answer: (view) => ({ status: 200, body: answerSearch(view, page, limit, /\bkind:(\S+)/.exec(filters)?.[1]) }),
  };
}

function refusalOf(id: unknown, key: unknown): 401 | 403 | null {
  if (id === undefined || key === undefined) return 401;
  return id === applicationId && key === searchKey ? null : 403;
}

function answerSearch({ items, page: cut, has }: ShopView, page: number, limit: number, kind: string | undefined) {
  const hits = items
    .filter(({ isGone }) => !isGone)
    .flatMap(({ record }) => janeHits(record))
    .filter((hit) => kind === undefined || hit.kind === kind);
  const { rows, total } = cut(hits, page * limit, limit);
  return {
    hits: rows.map((hit) => spoilHit(hit, has)),
    nbHits: total,
    page,
    nbPages: Math.ceil(total / limit),
    hitsPerPage: limit,
    exhaustiveNbHits: true,
    query: '',
    params: '',
    processingTimeMS: 1,
  };
}
