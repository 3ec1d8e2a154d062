/** What went wrong with a call. */
export type UpstreamErrorCode =
  /** The caller gave up. */
  | 'ABORTED'
  /** It took longer than its deadline. */
  | 'DEADLINE'
  /** The answer was larger than allowed. */
  | 'TOO_LARGE'
  /** No connection, or it broke before the answer was whole. */
  | 'CONNECTION'
  /** A status that is neither 2xx, 304 nor 429. */
  | 'STATUS'
  /** The upstream said 429, or a limit of ours says that it would. */
  | 'RATE_LIMITED'
  /** It has failed too often to be asked now. */
  | 'BREAKER_OPEN'
  /** Too many calls wait for it. */
  | 'OVERLOADED'
  /** An address that is not allowed: another host, a private network, a redirect to one. */
  | 'FORBIDDEN_ADDRESS'
  /** The body is not what its type says: HTML under a JSON content type, JSON cut off, errors in place of data. */
  | 'BAD_ANSWER';

interface UpstreamErrorOptions {
  status?: number;
  /** Milliseconds from now before which another call is useless. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** A call to something outside that failed. Its message names the upstream and never holds a key. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: UpstreamErrorCode;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: UpstreamErrorCode, message: string, options: UpstreamErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }
}
