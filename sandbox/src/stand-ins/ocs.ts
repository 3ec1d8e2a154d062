import { ocsProduct, spoilProduct } from './ocs-products.ts';
import type { WireFormat } from './wire-format.ts';

const products = /^\/collections\/([^/]+)\/products\.json$/;

/** What Shopify takes for the size of a page where it is not asked for one. */
const usualPageSize = 30;

/**
 * The Ontario Cannabis Store: Shopify's JSON of a collection, pages numbered from 1, no total anywhere and no key. Its limits are
 * an assumption; a 429 of Shopify's says for how long.
 */
export const ocs: WireFormat = {
  limits: [{ calls: 120, perMs: 60_000 }],
  sendsRetryAfter: true,
  maxPageSize: 250,
  read({ method, url }, { shopKeys, maxPageSize }) {
    const shopKey = products.exec(url.pathname)?.[1];
    if (method !== 'GET' || shopKey === undefined) return null;
    const limit = Math.min(Number(url.searchParams.get('limit') ?? usualPageSize), maxPageSize);
    const page = Number(url.searchParams.get('page') ?? 1) - 1;
    return {
      path: '/collections/products.json',
      shopKey,
      caller: 'everybody',
      refusal: null,
      page,
      answer({ items, page: cut, has }) {
        if (!shopKeys.includes(shopKey)) return { status: 404, body: { errors: 'Not Found' } };
        const rows = items.filter(({ isGone }) => !isGone).flatMap(ocsProduct);
        const listed = cut(rows, page * limit, limit).rows.map((product) => spoilProduct(product, has));
        return { status: 200, body: { products: listed } };
      },
    };
  },
  errors: { errors: 'Unavailable Shop' },
  environment: (url) => ({ OCS_URL: url }),
};
