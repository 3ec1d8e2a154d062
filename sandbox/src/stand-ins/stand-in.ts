import type { MenuItemRecord, RetailerRecord } from '@weedhounds/provider-terms';
import type { CallCount } from './call-counts.ts';
import type { Fault, FaultOptions } from './faults.ts';
import type { MenuEdit } from './moving-menus.ts';
import type { CallLimit } from './sliding-limits.ts';

export type StandInKind = 'dutchie-pos' | 'jane' | 'ocs';

export interface StandInOptions {
  /** Menus by the provider's key of the shop. */
  menus: Readonly<Record<string, readonly MenuItemRecord[]>>;
  /** What the provider says of the shops themselves, where it says anything. Default: nothing. */
  shops?: Readonly<Record<string, RetailerRecord>>;
  /** Calls beyond them are answered 429. Default: the provider's own. */
  limits?: readonly CallLimit[];
  /** Most products a page holds. Default: the provider's own. */
  maxPageSize?: number;
  /** Milliseconds every answer takes at least. Default 0. */
  latencyMs?: number;
  /** Milliseconds since 1970, for limits and times of modification. Default: the clock. */
  now?: () => number;
  /** Default 0: a free one. */
  port?: number;
}

/** A provider's stand-in on loopback: its wire format over menus of ours, with its limits, its faults and a count of calls. */
export interface StandIn {
  kind: StandInKind;
  /** Without a path: `http://127.0.0.1:40123`. */
  url: string;
  /** The environment variables by which our provider reads this stand-in, keys among them. */
  environment: Readonly<Record<string, string>>;
  /** What was called and how often: the truth for savings. */
  calls(): readonly CallCount[];
  /** All calls together. */
  callCount(): number;
  resetCalls(): void;
  /** Changes a shop's menu. `at`: when, in milliseconds since 1970; default now. */
  change(shopKey: string, edit: MenuEdit, at?: number): void;
  /** Makes the next calls that match go wrong. */
  fail(fault: Fault, options?: FaultOptions): void;
  /** Takes back all faults. */
  mend(): void;
  setLatency(latencyMs: number): void;
  /** Breaks what is open. Once is enough. */
  close(): Promise<void>;
}
