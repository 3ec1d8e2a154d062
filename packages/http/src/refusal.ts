import type { ErrorCode } from '@weedhounds/errors';

interface RefusalOptions {
  /** Code of the catalogue. Default `BAD_REQUEST`. */
  code?: ErrorCode;
  /** Sent with the answer. */
  headers?: Readonly<Record<string, string>>;
}

/** A request that is turned away before GraphQL sees it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** HTTP status, 4xx. */
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, { code = 'BAD_REQUEST', headers = {} }: RefusalOptions = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
