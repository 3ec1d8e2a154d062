import type { IncomingHttpHeaders } from 'node:http';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import type { Fault } from './faults.ts';
import type { ShelvedItem } from './moving-menus.ts';
import type { Page } from './page.ts';
import type { CallLimit } from './sliding-limits.ts';

/** A provider as a stand-in imitates it: what it is asked, and what it answers. */
export interface WireFormat {
  /** Default limits. */
  limits: readonly CallLimit[];
  /** Whether a 429 says for how long. */
  sendsRetryAfter: boolean;
  /** Most products a page holds. */
  maxPageSize: number;
  /** What a call is for; null where there is no such path. */
  read(request: WireRequest, provider: WireProvider): WireCall | null;
  /** What stands in place of data where `errors` come with status 200. */
  errors: unknown;
  /** The environment variables by which our provider reads the stand-in. */
  environment(url: string, shopKeys: readonly string[]): Readonly<Record<string, string>>;
}

export interface WireRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a wire format may know of its stand-in while it reads a request. */
export interface WireProvider {
  shopKeys: readonly string[];
  maxPageSize: number;
}

/** One call, understood. */
export interface WireCall {
  /** As it is counted: without ids and parameters. */
  path: string;
  /** Null where it is for no shop, or the key tells none. */
  shopKey: string | null;
  /** Whose limits it is counted against. */
  caller: string;
  /** 401 without a key, 403 with a wrong one; null where it is right. */
  refusal: 401 | 403 | null;
  /** From 0. */
  page: number;
  answer(view: ShopView): WireAnswer;
}

/** A shop as one call sees it, with the faults that befall the call. */
export interface ShopView {
  /** Gone ones among them. */
  items: readonly ShelvedItem[];
  shop: RetailerRecord | undefined;
  has(fault: Fault): boolean;
  /** A page of rows, which the paging faults befall. */
  page(rows: readonly Row[], offset: number, limit: number): Page;
}

/** A row of a list on the wire. */
export type Row = Readonly<Record<string, unknown>>;

export interface WireAnswer {
  status: number;
  body: unknown;
}
