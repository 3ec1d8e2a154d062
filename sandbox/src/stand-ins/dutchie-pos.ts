import { inventoryRows, posProducts, spoilInventory, spoilPosProduct } from './dutchie-pos-rows.ts';
import type { Row, ShopView, WireCall, WireFormat, WireRequest } from './wire-format.ts';

/** The location key of a shop. */
function keyOf(shopKey: string): string {
  return `location-key-of-${shopKey}`;
}

/**
 * Dutchie's point of sale: REST with Basic authentication by a location's key, which alone says whose products are asked for. Lists
 * are bare arrays. What is not sold any more is listed as inactive, also among the changes.
 */
export const dutchiePos: WireFormat = {
  limits: [
    { calls: 120, perMs: 60_000 },
    { calls: 60, perMs: 60_000, pathPrefix: '/reporting' },
    { calls: 200, perMs: 60_000, pathPrefix: '/inventory' },
  ],
  sendsRetryAfter: true,
  maxPageSize: 5000,
  read(request, { shopKeys, maxPageSize }) {
    const { method, url } = request;
    const list = lists[url.pathname];
    if (method !== 'GET' || list === undefined) return null;
    const key = locationKeyOf(request);
    const shopKey = shopKeys.find((candidate) => keyOf(candidate) === key) ?? null;
    const asked = Number(url.searchParams.get(list.limit) ?? maxPageSize);
    const limit = Math.min(asked, maxPageSize);
    const offset = Number(url.searchParams.get(list.offset) ?? 0);
    const call: WireCall = {
      path: url.pathname,
      shopKey,
      caller: shopKey ?? 'nobody',
      refusal: key === null ? 401 : shopKey === null ? 403 : null,
      page: Math.floor(offset / limit),
      answer(view) {
        const { rows, total } = view.page(list.rows(view, url), offset, limit);
        const data = rows.flatMap((row) => list.spoil(row, view.has));
        return { status: 200, body: view.has('wrapped-list') ? { data, total } : data };
      },
    };
    return call;
  },
  errors: { errors: [{ message: 'Location is being synchronised' }] },
  environment: (url, shopKeys) => ({
    DUTCHIE_POS_URL: url,
    DUTCHIE_POS_KEYS: shopKeys.map((shopKey) => `${shopKey}=${keyOf(shopKey)}`).join(','),
  }),
};

interface List {
  offset: string;
  limit: string;
  rows(view: ShopView, url: URL): readonly Row[];
  spoil(row: Row, has: ShopView['has']): readonly Row[];
}

const lists: Readonly<Record<string, List>> = {
  '/products': {
    offset: 'offset',
    limit: 'limit',
    rows({ items }, url) {
      const since = Date.parse(url.searchParams.get('fromLastModifiedDateUTC') ?? '') || 0;
      return items.filter(({ modifiedAt }) => modifiedAt >= since).flatMap(posProducts);
    },
    spoil: (row, has) => [spoilPosProduct(row, has)],
  },
  '/reporting/inventory': {
    offset: 'Skip',
    limit: 'Take',
    rows: ({ items }) => items.filter(({ isGone }) => !isGone).flatMap(({ record }) => inventoryRows(record)),
    spoil: spoilInventory,
  },
};

/** The user name of Basic authentication; null without any. The password is empty. */
function locationKeyOf({ headers }: WireRequest): string | null {
  const encoded = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  return encoded === undefined ? null : (Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] ?? null);
}
