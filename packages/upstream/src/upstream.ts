/** One call to something outside. */
export interface UpstreamRequest {
  /** Default GET. */
  method?: 'GET' | 'HEAD' | 'POST';
  /** Path and query below the upstream's base address; or a whole address on one of its allowed hosts. */
  path: string;
  /** Lower case; beside those the upstream always sends. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Whether a second call changes no more than one: only such calls are retried and hedged. Default: true for GET and HEAD. */
  isIdempotent?: boolean;
  /** What the caller holds already: sent as `If-None-Match` and `If-Modified-Since`. */
  known?: Validators;
}

/** What a conditional request goes by. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** What came back. Statuses other than 2xx and 304 are thrown. */
export type UpstreamAnswer =
  | {
      kind: 'content';
      status: number;
      headers: Readonly<Record<string, string | string[] | undefined>>;
      body: Buffer;
      validators: Validators;
    }
  /** What the caller holds is still so. */
  | { kind: 'unchanged'; validators: Validators };

/**
 * Sends one call. What a wrapper takes and what it answers, so that they can be put around one another.
 *
 * @throws UpstreamError
 */
export type Send = (request: UpstreamRequest, signal: AbortSignal) => Promise<UpstreamAnswer>;

/** One thing outside, with its address, its limits and what is known of how it does. */
export interface Upstream {
  name: string;
  send: Send;
  info(): UpstreamInfo;
  /** Ends its connections; calls in flight are aborted. */
  close(): Promise<void>;
}

/** How an upstream does. Counts are since the start. */
export interface UpstreamInfo {
  /** Calls that went out, retries and hedges among them. */
  calls: number;
  retries: number;
  hedges: number;
  /** Calls that never went out: the breaker was open, a limit was reached, too many were waiting. */
  refused: number;
  failed: number;
  breaker: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  /** Calls that may be in flight at a time, as it has adapted. */
  concurrency: number;
  inFlight: number;
  /** Milliseconds of the last answers; null before the first. */
  p50: number | null;
  p95: number | null;
}
