/** A request that is turned away before GraphQL sees it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** HTTP status, 4xx. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
