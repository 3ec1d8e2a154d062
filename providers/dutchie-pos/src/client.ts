import { lastOfEach, readAnswer } from '@weedhounds/provider-terms';
import { type Upstream, UpstreamError } from '@weedhounds/upstream';
import type { DutchiePosSettings } from './settings.ts';
import { type InventoryRow, inventoryRow, listPage } from './wire.ts';

/** Rows a page; the interface gives no more. */
const largestPage = 5000;

export interface DutchiePosClientOptions {
  upstream: Upstream;
  settings: Pick<DutchiePosSettings, 'keys'>;
  /** Rows a page. Default and most: 5,000. */
  pageSize?: number;
}

/** A list that was read once, whether it moved meanwhile, and the calls it took. */
export interface ReadList<Row> {
  rows: readonly Row[];
  hasMoved: boolean;
  calls: number;
}

/** Calls to the point of sale of one shop. */
export interface DutchiePosClient {
  /** Products, each once: all of them, or those that have changed since an instant. */
  readProducts(shopKey: string, since: Date | null, signal: AbortSignal): Promise<ReadList<unknown>>;
  /** All batches in stock. */
  readInventory(shopKey: string, signal: AbortSignal): Promise<ReadList<InventoryRow>>;
}

/** Creates a client of Dutchie's point of sale. */
export function createDutchiePosClient(options: DutchiePosClientOptions): DutchiePosClient {
  const { upstream, settings, pageSize = largestPage } = options;

  const readList = async (
    shopKey: string,
    pathOf: (offset: number) => string,
    keyOf: (row: unknown) => string | null,
    signal: AbortSignal,
  ): Promise<ReadList<unknown>> => {
    const headers = { authorization: basic(upstream.name, settings.keys, shopKey) };
    const all: unknown[] = [];
    const totals: number[] = [];
    let calls = 0;
    for (;;) {
      const offset = calls * pageSize;
      const answer = await upstream.send({ path: pathOf(offset), headers }, signal);
      const page = readAnswer(upstream.name, answer, listPage);
      calls++;
      all.push(...page.rows);
      if (page.total !== null) totals.push(page.total);
      const isLast = page.total === null ? page.rows.length < pageSize : offset + pageSize >= page.total;
      if (isLast || page.rows.length === 0) break;
    }
    const rows = lastOfEach(all, keyOf);
    const hasMoved = totals.length > 0 ? totals.some((total) => total !== rows.length) : rows.length < all.length;
    return { rows, hasMoved, calls };
  };

  return {
    readProducts(shopKey, since, signal) {
      const changed = since === null ? '' : `fromLastModifiedDateUTC=${since.toISOString()}&`;
      const pathOf = (offset: number) => `/products?${changed}offset=${offset}&limit=${pageSize}`;
      return readList(shopKey, pathOf, productIdOf, signal);
    },
    async readInventory(shopKey, signal) {
      const pathOf = (offset: number) => `/reporting/inventory?Skip=${offset}&Take=${pageSize}`;
      const list = await readList(shopKey, pathOf, inventoryIdOf, signal);
      return { ...list, rows: list.rows.flatMap((row) => inventoryRow.safeParse(row).data ?? []) };
    },
  };
}

/** What products are told apart by; null for what is no product, which is kept to be refused by name. */
export function productIdOf(row: unknown): string | null {
  return idOf((row as { productId?: unknown } | null)?.productId);
}

function inventoryIdOf(row: unknown): string | null {
  return idOf((row as { inventoryId?: unknown } | null)?.inventoryId);
}

function idOf(id: unknown): string | null {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

function basic(upstream: string, keys: ReadonlyMap<string, string>, shopKey: string): string {
  const key = keys.get(shopKey);
  if (key === undefined)
    throw new UpstreamError('STATUS', `${upstream} has no key for shop ${shopKey}.`, { status: 401 });
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
}
